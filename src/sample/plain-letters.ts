/** Letters that have no accent to take away. */
const others: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['ł', 'l'],
  ['ø', 'o'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['đ', 'd'],
]);

/** A text as a part of an address: `crème brûlée!` is `creme-brulee`, with another separator where one is given. */
export function toSlug(text: string, separator = '-'): string {
  return text
    .toLowerCase()
    .replace(/[ßłøæœđ]/g, (letter) => others.get(letter) ?? letter)
    .normalize('NFKD')
    .replace(/[\p{Mark}'’]/gu, '')
    .replace(/[^a-z0-9]+/g, separator)
    .replace(/^[-._]+|[-._]+$/g, '');
}
