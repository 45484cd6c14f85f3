import { dirname, relative } from 'node:path';
import { escapeControls } from '../../escape-controls.ts';
import { formatBehavior } from '../../inference/format-behavior.ts';
import type { CheckResult, DeclaredCounts } from '../../lint/check-document.ts';
import { type Finding, severities } from '../../lint/lint.ts';
import { createTextStyles } from '../../text-style.ts';
import { formatGroup } from './finding-lines.ts';
import { plural } from './plural.ts';

/** The number of findings of each severity. */
export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/**
 * Formats the result of a check as lines for people: what the contract declares, how each operation is served, and the
 * findings by severity.
 * @param file the path of the contract as the user gave it
 * @param color whether the lines have colors
 */
export function formatCheckReport(
  file: string,
  { declared, operations, findings }: CheckResult,
  counts: FindingCounts,
  color: boolean,
): readonly string[] {
  const escaped = findings.map(escapeFinding);
  const styles = createTextStyles(color);
  if (declared === undefined) return [...escaped.map(formatUnloaded), '', formatCounts(counts)];
  const sections = [
    formatDeclared(file, declared).map(escapeControls),
    formatOperations(operations).map(escapeControls),
    ...severities.map((severity) => formatGroup(file, severity, escaped, styles)),
    formatRules(escaped),
    [formatCounts(counts)],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .flatMap((lines, at) => (at === 0 ? lines : ['', ...lines]));
}

/** Everything that a contract has a say in; the codes of colors are added later. */
function escapeFinding(finding: Finding): Finding {
  const { location, message, issues } = finding;
  return {
    ...finding,
    location: escapeControls(location),
    message: escapeControls(message),
    ...(issues && { issues: issues.map(escapeControls) }),
  };
}

/** The message of a contract that does not load names the file and the location itself. */
function formatUnloaded({ severity, message, rule }: Finding): string {
  return `${severity}  ${message}  (${rule})`;
}

function formatDeclared(file: string, declared: DeclaredCounts): readonly string[] {
  const { title, version, openapi, files, paths, operations, schemas } = declared;
  const otherFiles = files.slice(1).map((each) => relative(dirname(files[0] ?? ''), each));
  return [
    `${title} ${version} (OpenAPI ${openapi})`,
    otherFiles.length === 0 ? file : `${file} with ${otherFiles.join(', ')}`,
    [plural(paths, 'path'), plural(operations, 'operation'), plural(schemas, 'schema')].join(', '),
    ...(otherFiles.length === 0
      ? []
      : ['Locations are in the bundled document, which GET /openapi.json returns.']),
  ];
}

function formatOperations(operations: CheckResult['operations']): readonly string[] {
  const rows = operations.map((row) => [row.method, row.path, row.id, formatBehavior(row)]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
}

/** The pages of the rules that found something, which are part of the package. */
function formatRules(findings: readonly Finding[]): readonly string[] {
  const pages = new Map(findings.map(({ rule, docs }) => [rule, docs]));
  if (pages.size === 0) return [];
  const width = Math.max(...[...pages.keys()].map(({ length }) => length));
  const lines = [...pages].sort().map(([rule, docs]) => `  ${rule.padEnd(width)}  ${docs}`);
  return ['Rules, with their pages in the package', ...lines];
}

function formatCounts({ errors, warnings, infos }: FindingCounts): string {
  if (errors + warnings + infos === 0) return 'No problems found.';
  const found = [plural(errors, 'error'), plural(warnings, 'warning'), plural(infos, 'info')].join(', ');
  return `${found}: exit code ${errors > 0 ? 1 : 0}`;
}
