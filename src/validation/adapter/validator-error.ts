import type { UnknownPropertyPointer } from './unknown-properties.ts';

/** An error as the library reports it; `path` begins with `/body`, or with `/params` and a parameter's key. */
export interface ValidatorError {
  readonly path: string;
  readonly message: string;
  readonly errorCode?: string;
}

/**
 * Formats an error: `/body/account/name` with the code `required` becomes `/account/name is required`.
 * @param unknownPropertyPointer the conversion for the body of the request
 */
export function formatIssue(
  { path, message, errorCode }: ValidatorError,
  unknownPropertyPointer: UnknownPropertyPointer,
): string {
  const [, location = '', rest = ''] = /^\/?([^/]*)\/?(.*)$/s.exec(path) ?? [];
  const [keyword = ''] = (errorCode ?? '').split('.', 1);
  const isUnknown = keyword === 'additionalProperties' || keyword === 'unevaluatedProperties';
  const pointer = pointerInBody(location, rest);
  const inBody = () => (isUnknown ? unknownPropertyPointer(pointer ?? '') : pointer) || 'the body';
  const where = pointer === undefined ? formatParameter(rest) : inBody();
  return `${where.toWellFormed()} ${phrases[keyword] ?? formatMessage(message)}`;
}

/** The pointer into the body, `undefined` for a parameter; the library is given a form as a parameter. */
function pointerInBody(location: string, rest: string): string | undefined {
  if (location === '') return '';
  if (location === 'body') return rest === '' ? '' : `/${rest}`;
  return /^form body(?:\/|$)/.test(rest) ? rest.slice('form body'.length) : undefined;
}

/** The library is given all parameters as path parameters, each named by its key. */
function formatParameter(rest: string): string {
  const [, where = '', name = ''] = /^(\w+) (.*)$/s.exec(rest) ?? [];
  const plain = name.replaceAll('~1', '/').replaceAll('~0', '~');
  return `${where === 'header' || where === 'cookie' ? where : `${where} parameter`} ${plain}`;
}

/** The message of a check that `toValidatorSchema` turned into a format, in terms of the contract. */
function formatMessage(message: string): string {
  const [, name = ''] = /^must match format "(.*)"$/s.exec(message) ?? [];
  if (/^multiple of /.test(name)) return `must be ${name}`;
  if (/ text$/.test(name)) return `must be ${name.slice(0, -' text'.length)}`;
  const [, pattern] = /^pattern (.*)$/s.exec(name) ?? [];
  return pattern === undefined ? message : `must match pattern "${pattern}"`;
}

/** For keywords whose path already names the property that the library's message would repeat. */
const phrases: Readonly<Record<string, string>> = {
  required: 'is required',
  additionalProperties: 'is not allowed by the contract',
  unevaluatedProperties: 'is not allowed by the contract',
};
