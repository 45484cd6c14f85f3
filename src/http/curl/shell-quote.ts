/** A text as one word of a POSIX shell's command, whatever is in it: within single quotes nothing is special. */
export function shellQuote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
