/** Escapes the control characters of a line: a contract is untrusted text, and they would move a terminal's cursor. */
export function escapeControls(line: string): string {
  return line.replace(/\p{Cc}/gu, (found) => JSON.stringify(found).slice(1, -1));
}
