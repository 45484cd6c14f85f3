/** A location in a given value, at which issues are reported by JSON Pointer (RFC 6901). */
export interface Place {
  /** Reports an issue here, as in `/respond/status must be …`; returns `undefined`, for a parser to return. */
  report(message: string): undefined;
  /** Reports an issue that has its location already. */
  adopt(issue: string): void;
  /** How many issues have been reported at any place. */
  issueCount(): number;
  /** The location as a JSON Pointer; empty for the whole value. */
  readonly pointer: string;
  /** The location of a property or an element. */
  at(key: string | number): Place;
}

/**
 * The location of a whole value.
 * @param issues the list to which its issues are added
 * @param name what messages call the value itself
 * @param pointer where it is in what was given
 */
export function createPlace(issues: string[], name: string, pointer = ''): Place {
  return {
    pointer,
    issueCount: () => issues.length,
    adopt: (issue) => void issues.push(issue),
    report: (message) => {
      issues.push(`${pointer === '' ? name : pointer} ${message}`);
      return undefined;
    },
    at: (key) => createPlace(issues, name, `${pointer}/${escapeKey(`${key}`)}`),
  };
}

function escapeKey(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
