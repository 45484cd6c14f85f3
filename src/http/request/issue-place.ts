/** The parts of a request that issues are about. */
export type IssuePart = 'path' | 'query' | 'header' | 'cookie' | 'body';

/** A validation issue, and where in the request it is. */
export interface PlacedIssue {
  /** Absent for an issue that is about none of them. */
  readonly in?: IssuePart;
  /** The name of the parameter. */
  readonly name?: string;
  /** A JSON pointer into the body or the parameter; empty for the whole of it. */
  readonly pointer?: string;
  readonly message: string;
}

/** How messages go on after the place: what is before is a name, which may have spaces. */
const verbs = '(?:must|is|are|has|have|cannot|does|needs|may)\\b';
const parameterIssue = new RegExp(`^(path|query|header|cookie)(?: parameter)? (.+?) (?=${verbs})`, 's');
const bodyIssue = new RegExp(`^(?:the body|(/.*?)) (?=${verbs})`, 's');

/**
 * Finds the place that a validation issue begins with.
 * @example parseIssue('query parameter page/size must be integer')
 * // { in: 'query', name: 'page', pointer: '/size', message: 'must be integer' }
 */
export function parseIssue(issue: string): PlacedIssue {
  const inParameter = parameterIssue.exec(issue);
  if (inParameter !== null) {
    const [start, part, path = ''] = inParameter;
    const slash = path.indexOf('/');
    const name = slash < 1 ? path : path.slice(0, slash);
    return {
      in: part as IssuePart,
      name,
      pointer: path.slice(name.length),
      message: issue.slice(start.length),
    };
  }
  const inBody = bodyIssue.exec(issue);
  if (inBody === null) return { message: issue };
  return { in: 'body', pointer: inBody[1] ?? '', message: issue.slice(inBody[0].length) };
}
