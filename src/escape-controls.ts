/** Control characters, line separators, and what changes the direction of a text. */
const controls = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Escapes the control characters of a line: a contract is untrusted text, and they would move a terminal's cursor. */
export function escapeControls(line: string): string {
  return line.replace(controls, escapeControl);
}

function escapeControl(found: string): string {
  const escaped = JSON.stringify(found).slice(1, -1);
  return escaped === found ? `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}` : escaped;
}
