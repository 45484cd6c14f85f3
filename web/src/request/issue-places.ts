/** Validation issues of a request by the place that each is about. */
export interface PlacedIssues {
  /** Those of the body by JSON pointer, such as `/address/city`; `''` for the body itself. */
  readonly body: ReadonlyMap<string, string>;
  /** Those of parameters by place and name, such as `query limit`. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Those that are about neither. */
  readonly others: readonly string[];
}

/** No issues. */
export const noIssues: PlacedIssues = { body: new Map(), parameters: new Map(), others: [] };

/** The issue of a parameter, or of a part of its value: `query ids` for `query parameter ids/0 must be integer`. */
export function issueOfParameter({ parameters }: PlacedIssues, key: string): string | undefined {
  const own = key.toLowerCase();
  const messages = [...parameters].flatMap(([at, message]) =>
    isPartOf(at, own) ? [`${at.slice(own.length)} ${message}`.trim()] : [],
  );
  return messages.length === 0 ? undefined : messages.join('; ');
}

/** The issues of parameters that have no field among those with some keys. */
export function issuesWithoutField({ parameters }: PlacedIssues, keys: readonly string[]): readonly string[] {
  const known = keys.map((key) => key.toLowerCase());
  return [...parameters].flatMap(([at, message]) =>
    known.some((key) => isPartOf(at, key)) ? [] : [`${at} ${message}`],
  );
}

function isPartOf(at: string, key: string): boolean {
  return at === key || at.startsWith(`${key}/`) || at.startsWith(`${key}[`);
}

/** The issues of parameters that are missing, by their keys. */
export function missingParameters(keys: readonly string[]): PlacedIssues {
  return { ...noIssues, parameters: new Map(keys.map((key) => [key.toLowerCase(), 'is missing'])) };
}

const ofBody = /^(\/\S*)\s+(.+)$/s;
const ofWholeBody = /^the (?:request )?body\s+(.+)$/s;
const ofParameter = /^(path|query|header|cookie)(?: parameter)? (\S+)\s+(.+)$/s;

/** Sorts the issues that the sandbox reports by their places: `/name is required`, `query parameter limit must be integer`. */
export function placeIssues(issues: readonly string[]): PlacedIssues {
  const body = new Map<string, string>();
  const parameters = new Map<string, string>();
  const others: string[] = [];
  for (const issue of issues) {
    const [, pointer, message = ''] = ofBody.exec(issue) ?? [];
    const [, place, name, ofName = ''] = ofParameter.exec(issue) ?? [];
    const [, whole] = ofWholeBody.exec(issue) ?? [];
    if (pointer !== undefined) add(body, pointer, message);
    else if (whole !== undefined) add(body, '', whole);
    else if (place !== undefined && name !== undefined)
      add(parameters, `${place} ${name.toLowerCase()}`, ofName);
    else others.push(issue);
  }
  return { body, parameters, others };
}

function add(issues: Map<string, string>, key: string, message: string): void {
  const before = issues.get(key);
  issues.set(key, before === undefined ? message : `${before}; ${message}`);
}

/** The JSON pointer of a path of property names and indexes. */
export function pointerOf(path: readonly (string | number)[]): string {
  return path.map((token) => `/${`${token}`.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
