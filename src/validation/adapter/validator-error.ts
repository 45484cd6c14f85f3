import type { UnknownPropertyPointer } from './unknown-properties.ts';

/** A fault as the validator reports it; `path` begins with where it is: /body, or /params and a parameter's place. */
export interface ValidatorError {
  readonly path: string;
  readonly message: string;
  readonly errorCode?: string;
}

/**
 * `/body/account/name` that is required becomes `/account/name is required`.
 * @param unknownPropertyPointer tells where the name of a property that is not known begins in what was sent
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
  const where = pointer === undefined ? parameterInWords(rest) : inBody();
  return `${where.toWellFormed()} ${plainWords[keyword] ?? formatInWords(message)}`;
}

/** The pointer of a place in the body; a form is given to the validator as a parameter. */
function pointerInBody(location: string, rest: string): string | undefined {
  if (location === '') return '';
  if (location === 'body') return rest === '' ? '' : `/${rest}`;
  return /^form body(?:\/|$)/.test(rest) ? rest.slice('form body'.length) : undefined;
}

/** The validator is given parameters of every place as if they stood in the path, each with its place in its name. */
function parameterInWords(rest: string): string {
  const [, where = '', name = ''] = /^(\w+) (.*)$/s.exec(rest) ?? [];
  const plain = name.replaceAll('~1', '/').replaceAll('~0', '~');
  return `${where === 'header' || where === 'cookie' ? where : `${where} parameter`} ${plain}`;
}

/** The checks that the view of the contract turned into formats tell what the contract says. */
function formatInWords(message: string): string {
  const [, name = ''] = /^must match format "(.*)"$/s.exec(message) ?? [];
  if (/^multiple of /.test(name)) return `must be ${name}`;
  if (/ text$/.test(name)) return `must be ${name.slice(0, -' text'.length)}`;
  const [, pattern] = /^pattern (.*)$/s.exec(name) ?? [];
  return pattern === undefined ? message : `must match pattern "${pattern}"`;
}

/** Faults whose path names the property that the validator's own words would name again. */
const plainWords: Readonly<Record<string, string>> = {
  required: 'is required',
  additionalProperties: 'is not allowed by the contract',
  unevaluatedProperties: 'is not allowed by the contract',
};
