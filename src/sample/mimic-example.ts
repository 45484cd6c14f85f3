import type { Random } from '../random.ts';

/**
 * Another id of the same form: `ord_1MqLi9` becomes `ord_8BtRe2`. The words before the last separator are a prefix and
 * stay, unless they contain digits; each letter and each digit after them becomes another one.
 */
export function mimicExample(example: unknown, random: Random): unknown {
  if (typeof example === 'number')
    return Number.isInteger(example) ? example + random.integer(1, 9_999) : undefined;
  if (typeof example !== 'string') return undefined;
  const [, prefix = '', rest = ''] = /^((?:[A-Za-z]+[_:/-])*)(.*)$/s.exec(example) ?? [];
  const isHexadecimal = /^[0-9a-f-]+$/i.test(rest);
  return prefix + rest.replace(/[0-9A-Za-z]/g, (letter) => similarCharacter(letter, isHexadecimal, random));
}

function similarCharacter(character: string, isHexadecimal: boolean, random: Random): string {
  if (/[0-9]/.test(character)) return `${random.integer(0, 9)}`;
  const another = String.fromCharCode(97 + random.integer(0, isHexadecimal ? 5 : 25));
  return character === character.toUpperCase() ? another.toUpperCase() : another;
}
