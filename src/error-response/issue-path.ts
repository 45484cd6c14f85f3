/** Where in a request an issue is. Its message says so first: `/account/name is required`, `query parameter page must be`. */
export interface IssuePath {
  /** A JSON pointer into the body. */
  readonly pointer?: string;
  /** The name of a parameter. */
  readonly parameter?: string;
  /** The name of a header. */
  readonly header?: string;
  /** The path as a list, such as `body`, `account`, `name`. */
  readonly tokens: readonly string[];
}

/** Parses the path that an issue's message begins with; absent when it begins with none. */
export function issuePath(issue: string): IssuePath | undefined {
  const [, pointer] = /^(\/\S{0,500})(?: |$)/.exec(issue) ?? [];
  if (pointer !== undefined) return { pointer, tokens: ['body', ...tokensOf(pointer)] };
  const [, where, parameter] = /^(?:(query|path) parameter|(?:header|cookie)) (\S{1,500}) /.exec(issue) ?? [];
  if (parameter === undefined) return undefined;
  const place = where ?? issue.split(' ', 1).join('');
  return { parameter, ...(place === 'header' && { header: parameter }), tokens: [place, parameter] };
}

/** The name of the property or parameter that an issue is about: the last token of its path. */
export function issueName(path: IssuePath | undefined): string | undefined {
  return path?.tokens.at(-1);
}

function tokensOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}
