import { StartupError } from '../../errors.ts';
import { pointerOf } from '../walk.ts';
import type { SourceLocation } from './source/source-files.ts';

/** An error in a corner of a contract: what it affects is served around it, or not served. Or only worth knowing. */
export interface LoadIssue extends SourceLocation {
  readonly severity: IssueSeverity;
  /** A JSON pointer as a fragment into that file, such as `#/paths/~1pets/get`. */
  readonly pointer: string;
  /** What is wrong there, and what to do; its subject is the location. */
  readonly message: string;
}

/** An error, what is served otherwise than it is written, or something that is only worth knowing. */
export type IssueSeverity = 'error' | 'warning' | 'info';

/** An issue in one line: `api.yaml:12:7 #/paths/~1pets refers to pet.yaml, which cannot be read (ENOENT): fix the $ref.` */
export function formatLoadIssue({ pointer, message, ...source }: Omit<LoadIssue, 'severity'>): string {
  return `${formatSource(source)} ${pointer} ${message}`;
}

/** A location as editors take it: `api.yaml:12:7`. */
export function formatSource({
  file,
  line,
  column,
}: {
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}): string {
  return line === undefined ? file : `${file}:${line}:${column}`;
}

/** Where a node is: tokens from the root of a file, or of the bundled document. */
export interface NodeLocation {
  readonly url: URL;
  readonly tokens: readonly string[];
}

/** The errors of one contract, in the order in which they are found; each location reports a message once. */
export interface IssueLog {
  report(location: NodeLocation, message: string, severity?: IssueSeverity): void;
  readonly issues: readonly LoadIssue[];
}

/** @param sourceOf the place of a node in the text of its file */
export function createIssueLog(sourceOf: (location: NodeLocation) => SourceLocation): IssueLog {
  const issues = new Map<string, LoadIssue>();
  return {
    report(location, message, severity = 'error') {
      const pointer = pointerOf(location.tokens);
      const key = `${location.url.href}${pointer} ${message}`;
      if (!issues.has(key)) issues.set(key, { severity, ...sourceOf(location), pointer, message });
    },
    get issues() {
      return [...issues.values()];
    },
  };
}

/** The errors among some issues. */
export function errorsIn(issues: readonly LoadIssue[]): readonly LoadIssue[] {
  return issues.filter(({ severity }) => severity === 'error');
}

/** @throws StartupError with every issue of these severities, a line each. */
export function requireNoIssues(
  file: string,
  issues: readonly LoadIssue[],
  severities: readonly IssueSeverity[],
): void {
  const lines = issues.filter(({ severity }) => severities.includes(severity)).map(formatLoadIssue);
  if (lines.length === 0) return;
  if (lines.length === 1) throw new StartupError(lines.join(''));
  throw new StartupError(`${file} has ${lines.length} errors:\n${lines.join('\n')}`);
}
