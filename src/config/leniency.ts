/** What `--lenient` may name, and what each word makes of requests that a contract refuses. */
export const leniencies = {
  dates: 'read date-times and times without a zone as UTC',
  query: 'let query parameters pass that are unknown or do not fit',
  case: 'take paths and query parameters in another case than the contract writes',
  headers: 'let headers and cookies pass that do not fit',
} as const;

/** What the sandbox is lenient about: one of `leniencies`. */
export type Leniency = keyof typeof leniencies;

/** The words of a list such as `dates`; `undefined` where one of them is unknown, or there is none. */
export function parseLeniencies(text: string): readonly Leniency[] | undefined {
  const words = text.split(',').map((word) => word.trim().toLowerCase());
  return words.every(isLeniency) ? words : undefined;
}

function isLeniency(word: string): word is Leniency {
  return Object.hasOwn(leniencies, word);
}
