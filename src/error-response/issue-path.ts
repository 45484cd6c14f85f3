/** Where in a request a fault is, as its sentence begins: `/account/name is required`, `query parameter page must be`. */
export interface IssuePath {
  /** A JSON pointer into the body. */
  readonly pointer?: string;
  /** The name of a parameter. */
  readonly parameter?: string;
  /** Where it is, as reference tokens, such as `body`, `account`, `name`. */
  readonly way: readonly string[];
}

/** Reads the place of a fault from its sentence; absent when it names none. */
export function issuePath(issue: string): IssuePath | undefined {
  const [, pointer] = /^(\/\S{0,500})(?: |$)/.exec(issue) ?? [];
  if (pointer !== undefined) return { pointer, way: ['body', ...tokensOf(pointer)] };
  const [, where, parameter] = /^(?:(query|path) parameter|(?:header|cookie)) (\S{1,500}) /.exec(issue) ?? [];
  if (parameter === undefined) return undefined;
  return { parameter, way: [where ?? issue.split(' ', 1).join(''), parameter] };
}

/** The name of what a fault is about: the last token of its place. */
export function nameAt(put: IssuePath | undefined): string | undefined {
  return put?.way.at(-1);
}

function tokensOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}
