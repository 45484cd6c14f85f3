import { joinIssues } from '../../error-response/join-issues.ts';

/** The header that says why a request failed, whatever the contract has room for. */
export const reasonHeader = 'X-Sandbox-Reason';

/** The longest value of the header, in characters. */
const maxLength = 500;

/** What a header cannot hold, and what stands for it there. */
const plain: Readonly<Record<string, string>> = {
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

/** Tells faults in printable ASCII; any other character is escaped as JSON would escape it, such as `\u00e4`. */
export function reasonInAscii(issues: readonly string[]): string {
  const escaped = joinIssues(issues, maxLength).replace(
    /[^\x20-\x7e]/g,
    (unit) => plain[unit] ?? escapeUnit(unit),
  );
  if (escaped.length <= maxLength) return escaped;
  // No escape is cut in two.
  return `${escaped.slice(0, maxLength - 3).replace(/\\(?:u[\da-f]{0,3})?$/, '')}...`;
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
