import { rememberTexts } from '../../remember-texts.ts';
import { plainName, singularsOf } from '../naming.ts';

/** The usual names of the property that holds an item, the likeliest first; the collection's singular precedes them. */
export const wrapperNames = [
  'data',
  'item',
  'result',
  'payload',
  'response',
  'entity',
  'resource',
  'responsebody',
  'responsedata',
  'resultdata',
  'responseobject',
] as const;

/** What the name of the wrapper begins with where it says what was done to the item: `newUser`, `updated_account`. */
const doneWords = ['new', 'created', 'added', 'saved', 'inserted', 'updated', 'edited', 'deleted', 'removed'];

/** The names of the property that holds an item of a collection, by the last word of its path; the likeliest first. */
export const itemNamesOf = rememberTexts((segment): readonly string[] => {
  const singulars = singularsOf(segment);
  return [
    ...singulars,
    ...wrapperNames,
    ...singulars.flatMap((word) => doneWords.map((each) => each + word)),
  ];
});

/** The usual names of properties that hold an id. */
export const usualIdNames = ['id', 'uuid', '_id', 'guid', 'gid', 'sid'] as const;

/** What went wrong with a request, as envelopes call it: `errors`, `detailErrorList`. */
const problemNames =
  /^(?:detail|field|validation|model|request|response|api)?errors?(?:list|details|messages|codes?)?$|^warnings?(?:list)?$/;

/** Whether a property has what went wrong with a request. */
export const saysProblems = rememberTexts((name) => problemNames.test(plainName(name)));

/**
 * What stands beside an item or its rows in an envelope and is no property of theirs, by plain names: how the request
 * went, what the page is, and what belongs to the transport.
 */
const besideNames: readonly RegExp[] = [
  /^(status|statuscode|statustext|code|ok|success|successful|succeeded|issuccess|issuccessful|issucceeded|isfailure|iserror|message|messages|msg|detail|details)$/,
  /^(exito|sucesso|succes|erfolg|successo|mensaje|mensagem|nachricht|messaggio)$/,
  problemNames,
  /^(exceptions?|responseexception|errormessage|notices?|haserrors|hasvalidationerrors|failed)$/,
  /^(time|timestamp|datetime|datetimeutc|took|duration|elapsed|requestid|traceid|correlationid|providername)$/,
  /^(meta|metadata|links|included|jsonapi|version|apiversion|pagination|paging|pageinfo|idempotencykey)$/,
  /^(page|limit|offset|size|skip|first|last|cursor|hasmore|hasnext|more|done)$/,
  /^(total|count|next|prev|previous)([a-z]*)$/,
  /(count|pages?|pagesize|perpage|cursor|knowledge)$/,
];

/** Whether a property only accompanies an item in its envelope. */
export const isBesideItem = rememberTexts((name) => {
  const plain = plainName(name);
  return besideNames.some((pattern) => pattern.test(plain));
});

/** What stands beside the rows of a page too, though an item may have it: its number, and how it is sorted. */
const pageNames = /^(number|sort|sorting|order|pageable|empty|numberofelements)$/;

/** Whether a property only describes the page that a list is. */
export const isBesidePage = rememberTexts((name) => pageNames.test(plainName(name)));

/** Whether a property says how many items or pages there are: `totalElements`, `total_pages`. */
export const saysTotal = rememberTexts((name) => /^(total|numberof)/.test(plainName(name)));
