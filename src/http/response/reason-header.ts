import { tellFaults } from '../../error-response/join-issues.ts';

/** The header that says why a request failed, whatever the contract has room for. */
export const reasonHeader = 'X-Sandbox-Reason';

/** The longest value of the header, in characters. */
const longest = 500;

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
export function reasonInAscii(faults: readonly string[]): string {
  const escaped = tellFaults(faults, longest).replace(
    /[^\x20-\x7e]/g,
    (unit) => plain[unit] ?? escapeUnit(unit),
  );
  if (escaped.length <= longest) return escaped;
  // No escape is cut in two.
  return `${escaped.slice(0, longest - 3).replace(/\\(?:u[\da-f]{0,3})?$/, '')}...`;
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
