import { withoutIssues } from '../../lint/example-finding.ts';
import type { Finding } from '../../lint/lint.ts';
import { formatSource } from '../../openapi/load/load-issue.ts';
import { parsePointer } from '../../openapi/reference.ts';
import type { TextStyles } from '../../text-style.ts';

/** The headings of the groups, and their styles. */
const groups = {
  error: { heading: 'Errors', style: 'error' },
  warning: { heading: 'Warnings', style: 'warning' },
  info: { heading: 'Infos', style: 'info' },
} as const satisfies Record<Finding['severity'], object>;

/** Formats the findings of one severity, by their places in the files, under a heading; nothing where there are none. */
export function formatGroup(
  contract: string,
  severity: Finding['severity'],
  findings: readonly Finding[],
  styles: TextStyles,
): readonly string[] {
  const found = findings.filter((finding) => finding.severity === severity).sort(byPlace);
  if (found.length === 0) return [];
  const { heading, style } = groups[severity];
  const title = styles.heading(styles[style](`${heading} (${found.length})`));
  return [title, ...found.flatMap((finding) => formatFinding(contract, finding, styles))];
}

/** By file, line and column; what has none comes first. */
function byPlace(a: Finding, b: Finding): number {
  const files = (a.file ?? '').localeCompare(b.file ?? '');
  return files || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

/** Where it is, what is wrong with its remedy, and every issue on a line of its own where there are several. */
function formatFinding(contract: string, finding: Finding, styles: TextStyles): readonly string[] {
  const { rule, location, file = contract, line, column } = finding;
  const place = styles.minor(`${formatLocation(location)}  (${rule})`);
  const [text, ...issues] = describeFinding(finding);
  return [
    '',
    `${formatSource({ file, line, column })}  ${place}`,
    `  ${text}`,
    ...issues.map((issue) => `    - ${issue}`),
  ];
}

/** What is wrong and what to do, then the issues that are listed. */
export function describeFinding({ message, issues = [] }: Finding): readonly [string, ...string[]] {
  return [issues.length === 0 ? message : withoutIssues(message, issues), ...issues];
}

/** A location for people: `GET /pets > responses > 200`, where the pointer is `#/paths/~1pets/get/responses/200`. */
export function formatLocation(location: string): string {
  const tokens = parsePointer(location.replace(/^#/, ''));
  if (tokens === undefined || tokens.length === 0) return location;
  const [first, path, method, ...rest] = tokens;
  if (first !== 'paths' || path === undefined) return tokens.join(' > ');
  if (method === undefined) return path;
  return [isMethod(method) ? `${method.toUpperCase()} ${path}` : `${path} > ${method}`, ...rest].join(' > ');
}

function isMethod(name: string): boolean {
  return /^(?:get|put|post|delete|options|head|patch|trace|query)$/.test(name);
}
