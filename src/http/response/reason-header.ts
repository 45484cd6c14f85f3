import type { Response } from 'express';
import { joinIssues } from '../../error-response/join-issues.ts';

/** The header with the reason of a failure, which no contract has to have room for. */
export const reasonHeader = 'X-Sandbox-Reason';

/** The longest value of the header, in characters. */
const maxLength = 500;

/** The ASCII replacement of common characters; a header holds ASCII only. */
const replacements: Readonly<Record<string, string>> = {
  '…': '...',
  '–': '-',
  '—': '-',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '\n': ' ',
  '\t': ' ',
};

/** The value of the header: issues in printable ASCII, other characters escaped as in JSON, such as `\u00e4`. */
export function formatReason(issues: readonly string[]): string {
  const escaped = joinIssues(issues, maxLength).replace(
    /[^\x20-\x7e]/g,
    (unit) => replacements[unit] ?? escapeUnit(unit),
  );
  if (escaped.length <= maxLength) return escaped;
  // An escape that would be cut in two is dropped.
  return `${escaped.slice(0, maxLength - 3).replace(/\\(?:u[\da-f]{0,3})?$/, '')}...`;
}

/** Lets a request pass in spite of issues, which the response and the log report. */
export function letPass(res: Response, issues: readonly string[]): void {
  if (issues.length === 0) return;
  const passed = [...(res.locals.passed ?? []), ...issues];
  res.locals.passed = passed;
  res.setHeader(reasonHeader, formatReason([`accepted by --lenient: ${passed.join('; ')}`]));
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
