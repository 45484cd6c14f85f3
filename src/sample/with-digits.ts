import type { Random } from '../random.ts';

/** A pattern in which each `#` becomes a digit; a number does not begin with 0. */
export function withDigits(random: Random, pattern: string): string {
  return pattern.replace(/#/g, (_mark, at: number) => {
    const isFirst = !/[#\d]/.test(pattern[at - 1] ?? '');
    return `${random.integer(isFirst ? 1 : 0, 9)}`;
  });
}
