import { phraseOf } from './problem-details.ts';

/** What a property of an error holds, by its name. */
export type FieldRole =
  /** What is wrong: `message`, `detail`, `error_description`. */
  | 'reason'
  /** The kind of error in a few words, or the reason where nothing else holds it: `title`, `error`. */
  | 'title'
  /** The HTTP status, or a code for it: `status`, `code`. */
  | 'status'
  /** The type of error: `type`, `name`. */
  | 'kind'
  /** The property or parameter that is wrong: `field`, `param`. */
  | 'name'
  /** Where in the body, as a JSON pointer: `pointer`, `path`. */
  | 'pointer'
  /** The header that is wrong, beside a `pointer` or a `parameter`. */
  | 'header'
  /** Where in the request, as a list of names: `loc`. */
  | 'tokens'
  /** When it happened: `timestamp`. */
  | 'time'
  | 'success';

const roles: readonly (readonly [pattern: RegExp, role: FieldRole])[] = [
  [
    /^(https?_)?status(_code)?$|^http_code$|^(.*_)?(error|err|http|reason|response|result|fault|sub)_code$/,
    'status',
  ],
  [/^(code|errno|errcode|error_number|http_status(_code)?)$/, 'status'],
  [/^(type|kind|name|category|(error|exception|fault)_(type|kind|name|class))$/, 'kind'],
  [/^(success|successful|succeeded|is_success|ok)$/, 'success'],
  [/^(pointer|path|json_path|json_pointer|data_path|instance_path)$/, 'pointer'],
  [
    /^(field|field_name|property|property_name|property_path|param|parameter|attribute|target|location|argument)$/,
    'name',
  ],
  [/^header$/, 'header'],
  [/^loc$/, 'tokens'],
  [/^(time_?stamp|date_?time|time|date|occurred_at)$/, 'time'],
  [/(^|_)(title|error|errors|summary|headline|status_text|status_message|reason_phrase)$/, 'title'],
  [
    /(^|_)(messages?|msg|details?|descriptions?|reasons?|explanation|cause|text|info|fault|faultstring|problem|issue)$/,
    'reason',
  ],
];

/**
 * The role of a property of an error; absent for a name that says none.
 * @param words the name of the property in snake case
 */
export function fieldRole(words: string): FieldRole | undefined {
  return roles.find(([pattern]) => pattern.test(words))?.[1];
}

/** Whether a list or a map of that name, in snake case, holds one entry an issue. */
export function isIssueList(words: string): boolean {
  const role = fieldRole(words);
  return (
    role === 'reason' ||
    role === 'title' ||
    /(^|_)(faults|issues|violations|problems|causes|failures|params|fields)$/.test(words)
  );
}

/** The codes that contracts give to the failures of a status, the most common first. */
const codesByStatus: Readonly<Record<number, readonly string[]>> = {
  400: ['invalid_request', 'bad_request', 'invalid_argument', 'validation_error', 'invalid', 'invalid_input'],
  401: [
    'unauthorized',
    'unauthenticated',
    'authentication_error',
    'authentication_required',
    'invalid_token',
  ],
  403: ['forbidden', 'permission_denied', 'access_denied', 'not_allowed'],
  404: ['not_found', 'resource_not_found', 'resource_missing', 'missing'],
  405: ['method_not_allowed', 'not_allowed', 'unsupported_method'],
  409: ['conflict', 'already_exists', 'duplicate', 'resource_conflict'],
  412: ['precondition_failed', 'etag_mismatch', 'condition_not_met', 'conflict'],
  413: ['payload_too_large', 'request_too_large', 'content_too_large', 'too_large'],
  415: ['unsupported_media_type', 'invalid_content_type'],
  422: ['unprocessable_entity', 'validation_error', 'unprocessable_content', 'validation_failed', 'invalid'],
  429: ['too_many_requests', 'rate_limited', 'rate_limit_exceeded', 'rate_limit', 'resource_exhausted'],
  500: ['internal_server_error', 'internal_error', 'internal', 'server_error', 'unknown'],
  503: ['service_unavailable', 'unavailable'],
  507: ['insufficient_storage', 'storage_full'],
};

const clientCodes = [
  'invalid_request',
  'invalid_request_error',
  'bad_request',
  'request_error',
  'client_error',
];
const serverCodes = ['internal_error', 'server_error', 'api_error', 'internal'];
const anyCodes = ['error', 'fail', 'failed', 'failure', 'unknown', 'other'];

/**
 * Codes for a failure of a status, in every style that contracts write codes in, the best first.
 * @param template a code of the contract, whose style comes first
 */
export function errorCodesFor(status: number, template?: unknown): readonly string[] {
  const phrase = phraseOf(status)
    .toLowerCase()
    .replace(/[^a-z]+/g, '_');
  const own = codesByStatus[status] ?? [];
  const ofClass = status < 500 ? clientCodes : serverCodes;
  const codes = [...own, phrase, ...own.map((code) => `${code}_error`), ...ofClass, ...anyCodes];
  const all = [...new Set(codes.flatMap(inStyles))];
  const style = codeStyle(template);
  if (style === undefined) return all;
  return [...all.filter((code) => style.test(code)), ...all.filter((code) => !style.test(code))];
}

/** `not_found`, `NOT_FOUND`, `not-found`, `NotFound`, `notFound`, `Not Found`. */
function inStyles(code: string): readonly string[] {
  const words = code.split('_');
  const capitalized = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  const pascal = capitalized.join('');
  const camel = pascal.slice(0, 1).toLowerCase() + pascal.slice(1);
  return [code, code.toUpperCase(), words.join('-'), pascal, camel, capitalized.join(' ')];
}

/**
 * The styles that codes are written in: a pattern that only codes of several words match, which distinguishes a code from
 * other texts, and one that every code of that style matches.
 */
const styles: readonly (readonly [severalWords: RegExp, style: RegExp])[] = [
  [/^[a-z]+(_[a-z]+)+$/, /^[a-z]+(_[a-z]+)*$/],
  [/^[A-Z]{2,}(_[A-Z]+)*$/, /^[A-Z]+(_[A-Z]+)*$/],
  [/^[a-z]+(-[a-z]+)+$/, /^[a-z]+(-[a-z]+)*$/],
  [/^([A-Z][a-z]+){2,}$/, /^([A-Z][a-z]+)+$/],
  [/^[a-z]+([A-Z][a-z]+)+$/, /^[a-z]+([A-Z][a-z]+)*$/],
];

/** The style of a code, as a pattern for others of its style; absent for any other value. */
export function codeStyle(value: unknown): RegExp | undefined {
  if (typeof value !== 'string') return undefined;
  return styles.find(([severalWords]) => severalWords.test(value))?.[1];
}
