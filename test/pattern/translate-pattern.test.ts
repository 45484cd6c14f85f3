import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../src/pattern/compile-pattern.ts';
import { translatePattern } from '../../src/pattern/translate-pattern.ts';

describe('a pattern of another language', () => {
  it.each([
    ['of Ruby, with its anchors', '\\A[a-z]{2}\\z', ['ab'], ['abc', 'AZ', 'xabz']],
    ['of Perl, with its end', '\\A\\d+\\Z', ['12'], ['12a']],
    ['of Ruby, as it is printed', '(?-mix:^[a-c]+$)', ['abc'], ['d']],
    ['of POSIX', '^[[:alpha:]][[:alnum:]_-]*$', ['a_1-'], ['1a', 'a!']],
    ['of POSIX, negated', '^[^[:space:][:punct:]]+$', ['ab1'], ['a b', 'a-b']],
    ['of Java, with its classes', '^\\p{Digit}{2}[\\p{Upper}\\p{Punct}]$', ['12A', '12!'], ['12a', 'xxA']],
    ['of Java, with its scripts', '^\\p{IsGreek}+$', ['αβγ'], ['abc']],
    ['of Java, quoted', '^\\Qa.b(c)\\E+$', ['a.b(c)'], ['axb(c)']],
    ['of Java, possessive', '^[a-z]++\\d{2}+$', ['ab12'], ['ab1']],
    ['of Perl, with a short property', '^\\pL+\\PN$', ['éa'], ['1a']],
    ['of Perl, atomic', '^(?>ab|a)c$', ['abc'], ['bc']],
    ['of Perl, with a code in hexadecimal digits', '^\\x{1F600}$', ['😀'], ['x']],
    ['of PCRE, with white space', '^a\\h+b\\R?$', ['a \tb', 'a b\r\n'], ['a\nb']],
    ['of Python, with a named group', '^(?P<year>\\d{4})/(?P=year)$', ['2024/2024'], ['2024/2025']],
    ['of Python, without a lower bound', '^a{,2}$', ['', 'aa'], ['aaa']],
    ['with a comment', '^a(?#the first)b$', ['ab'], ['a']],
    ['with a flag', '(?i)^order-\\d+$', ['ORDER-1'], ['order']],
    ['with a flag of its own, and one that changes nothing', '(?us)^a.b$', ['a\nb'], ['ab']],
    ['with a flag of a group', '(?i:^abc)$', ['ABC'], ['abd']],
    ['of PHP, within slashes', '/^[A-Z]{3}$/', ['EUR'], ['eur', '/EUR/']],
    ['of JavaScript, as it is printed', '/^[a-z]+$/i', ['Abc'], ['1']],
    ['of PHP, within other delimiters', '#^[a-z]+/\\d$#', ['a/1'], ['#a/1#', 'A/1']],
    ['of PHP, with a flag', '~^[a-z]{2}$~Di', ['Ab'], ['~ab~']],
    ['of Python, with a code of eight digits', '^\\U0001F600$', ['😀'], ['U0001F600']],
    ['of Java, with a class less another', '^[a-z&&[^aeiou]]+$', ['bcd'], ['bcda', 'bcd]']],
    ['of Java, with what two classes have', '^[a-m&&[k-z]]\\d$', ['k1', 'm1'], ['a1', 'z1']],
    ['of XML Schema, with its names', '^\\i\\c*$', ['a', '_b-1.c'], ['1a', 'a b']],
    ['with slashes and an end', '/[a-z]$/', ['1a'], ['a1']],
    ['with needless escapes', '^[\\#\\@\\_]+\\-\\%\\_$', ['#@-%_'], ['a-%_']],
  ])('%s is translated', (_, source, matching, others) => {
    const pattern = compilePattern(source);
    for (const text of matching) expect(pattern?.test(text), text).toBe(true);
    for (const text of others) expect(pattern?.test(text), text).toBe(false);
  });

  it.each([
    '^[a-z]+$',
    '/users/',
    '^/v1/.*$',
    '/[0-9]+/i',
    '#[0-9a-f]{6}#',
    '^\\cJ$',
    '^\\\\A$',
    '[\\]\\[:alpha]',
    '^\\p{L}\\p{Alpha}[^\\p{Lu}]$',
    '^(?<n>a)\\k<n>(?=b)(?!c)(?<=b)(?<!d)(?:e)$',
    '^a{2}b{2,}c{2,3}d+?$',
    '^\\/a\\.b$',
  ])("%s is JavaScript's own", (source) => {
    expect(translatePattern(source)).toEqual({ source, flags: '' });
  });
});
