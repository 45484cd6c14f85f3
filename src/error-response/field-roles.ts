import { phraseOf } from './problem-details.ts';

/** What a property of an error says, by its name. */
export type ErrorRole =
  /** What is wrong: `message`, `detail`, `error_description`. */
  | 'reason'
  /** What kind of thing is wrong, or all that is told: `title`, `error`. */
  | 'title'
  /** The HTTP status, or a code for it: `status`, `code`. */
  | 'status'
  /** The kind of error: `type`, `name`. */
  | 'kind'
  /** Where in the request: `field`, `param`. */
  | 'name'
  /** Where in the body, as a pointer: `pointer`, `path`. */
  | 'pointer'
  /** Where, as a list of tokens: `loc`. */
  | 'way'
  | 'success';

const roles: readonly (readonly [pattern: RegExp, role: ErrorRole])[] = [
  [
    /^(https?_)?status(_code)?$|^http_code$|^(.*_)?(error|err|http|reason|response|result|fault|sub)_code$/,
    'status',
  ],
  [/^(code|errno|errcode|error_number|http_status(_code)?)$/, 'status'],
  [/^(type|kind|name|category|(error|exception|fault)_(type|kind|name|class))$/, 'kind'],
  [/^(success|successful|succeeded|is_success|ok)$/, 'success'],
  [/^(pointer|path|json_path|json_pointer|data_path|instance_path|property_path)$/, 'pointer'],
  [/^(field|field_name|property|property_name|param|parameter|attribute|target|location|argument)$/, 'name'],
  [/^loc$/, 'way'],
  [/(^|_)(title|error|errors|summary|headline|status_text|status_message|reason_phrase)$/, 'title'],
  [
    /(^|_)(messages?|msg|details?|descriptions?|reasons?|explanation|cause|text|info|fault|faultstring|problem|issue)$/,
    'reason',
  ],
];

/** @param words the name of a property, in lower case with `_` between its words */
export function errorRole(words: string): ErrorRole | undefined {
  return roles.find(([pattern]) => pattern.test(words))?.[1];
}

/** Whether a list of that name holds one entry a fault. */
export function listsIssues(words: string): boolean {
  const role = errorRole(words);
  return (
    role === 'reason' ||
    role === 'title' ||
    /(^|_)(faults|issues|violations|problems|causes|failures|params|fields)$/.test(words)
  );
}

/** What contracts call the failures of a status, the better names first. */
const names: Readonly<Record<number, readonly string[]>> = {
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

const ofClient = ['invalid_request', 'invalid_request_error', 'bad_request', 'request_error', 'client_error'];
const ofServer = ['internal_error', 'server_error', 'api_error', 'internal'];
const ofAll = ['error', 'fail', 'failed', 'failure', 'unknown', 'other'];

/**
 * Words for the failure of a status as codes of contracts are written, the best one first.
 * @param like a code of the contract, in whose style they are preferred
 */
export function wordsFor(status: number, like?: unknown): readonly string[] {
  const inPhrase = phraseOf(status)
    .toLowerCase()
    .replace(/[^a-z]+/g, '_');
  const own = names[status] ?? [];
  const ofClass = status < 500 ? ofClient : ofServer;
  const words = [...own, inPhrase, ...own.map((word) => `${word}_error`), ...ofClass, ...ofAll];
  const all = [...new Set(words.flatMap(inStyles))];
  const style = styleOf(like);
  if (style === undefined) return all;
  return [...all.filter((word) => style.test(word)), ...all.filter((word) => !style.test(word))];
}

/** `not_found`, `NOT_FOUND`, `not-found`, `NotFound`, `notFound`, `Not Found`. */
function inStyles(word: string): readonly string[] {
  const parts = word.split('_');
  const capital = parts.map((part) => part.slice(0, 1).toUpperCase() + part.slice(1));
  const pascal = capital.join('');
  const camel = pascal.slice(0, 1).toLowerCase() + pascal.slice(1);
  return [word, word.toUpperCase(), parts.join('-'), pascal, camel, capital.join(' ')];
}

/** The ways to write a code: how one of several words is told from other texts, and what goes with it. */
const styles: readonly (readonly [told: RegExp, style: RegExp])[] = [
  [/^[a-z]+(_[a-z]+)+$/, /^[a-z]+(_[a-z]+)*$/],
  [/^[A-Z]{2,}(_[A-Z]+)*$/, /^[A-Z]+(_[A-Z]+)*$/],
  [/^[a-z]+(-[a-z]+)+$/, /^[a-z]+(-[a-z]+)*$/],
  [/^([A-Z][a-z]+){2,}$/, /^([A-Z][a-z]+)+$/],
  [/^[a-z]+([A-Z][a-z]+)+$/, /^[a-z]+([A-Z][a-z]+)*$/],
];

/** The style of a code; absent for anything else. */
export function styleOf(value: unknown): RegExp | undefined {
  return typeof value === 'string' ? styles.find(([filled]) => filled.test(value))?.[1] : undefined;
}
