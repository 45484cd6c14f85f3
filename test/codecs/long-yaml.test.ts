import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { parseLongYaml } from '../../src/codecs/parse-long-yaml.ts';
import { toYaml, yamlPieces } from '../../src/codecs/write-yaml.ts';
import { SandboxError } from '../../src/errors.ts';
import { atOnce } from '../../src/turns.ts';

const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    at,
    text: `a: "${at}" # [\\`,
    lines: 'one\n\n- two\n',
    tags: ['a', at],
  }));

function parsePart(text: string): unknown {
  try {
    return load(text);
  } catch (error) {
    throw new SandboxError('malformed', 'it is no YAML', { cause: error });
  }
}

/** The parsed text, and how many parts it was parsed in. */
function parse(text: string): { value: unknown; parts: number } | undefined {
  let parts = 0;
  const parsed = atOnce(
    parseLongYaml(text, (part) => {
      parts += 1;
      return parsePart(part);
    }),
  );
  return parsed && { ...parsed, parts };
}

const nested = { page: 1, data: { rows: rows(1_000), none: null }, __proto__x: { a: 1 } };

describe('a long value in YAML', () => {
  it.each<[what: string, value: unknown]>([
    ['a list', rows(300)],
    ['a page', nested],
    ['members whose names need quotes', { 'a: b': rows(200), '1': rows(200), true: { '- x': rows(200) } }],
    ['a list in a list', [rows(200), rows(200)]],
    ['a short list', rows(3)],
    ['an item', { a: 1, b: undefined, c: 'x\ny' }],
    ['a text', 'null'],
  ])('is written in pieces, as in one go: %s', (_, value) => {
    expect([...yamlPieces(value)].join('')).toBe(toYaml(value));
  });
});

describe('a long text of YAML', () => {
  it.each<[what: string, text: string]>([
    ['a list', toYaml(rows(1_000))],
    ['a list in an object', toYaml(nested)],
    ['a list that is not indented', `rows: # of it\n${toYaml(rows(1_000))}last: 1\n`],
    ['lines that end in CR LF', toYaml({ rows: rows(1_000) }).replaceAll('\n', '\r\n')],
    ['comments and empty lines', `# first\n\n${toYaml(rows(1_000)).replaceAll('\n- at', '\n# row\n\n- at')}`],
    ['many members', toYaml(Object.fromEntries(rows(1_000).map((row) => [`row ${row.at}`, row])))],
    ['__proto__', `__proto__:\n${toYaml(rows(1_000))}`],
    ['an indented list', toYaml(rows(1_000)).replace(/^(?=.)/gm, '   ')],
  ])('is parsed in parts, as in one go: %s', (_, text) => {
    const parsed = parse(text);
    expect(parsed?.value).toEqual(load(text));
    expect(parsed?.parts).toBeGreaterThan(5);
    expect(Object.getPrototypeOf(Object(parsed?.value))).toBe(Object.getPrototypeOf(Object(load(text))));
  });

  it('is parsed as in one go, or left to that, where characters are lost or doubled', () => {
    const texts = [rows(120), { first: 1, data: { rows: rows(120) } }, { a: rows(60), b: rows(60) }].map(
      toYaml,
    );
    const broken = fc
      .tuple(
        fc.constantFrom(...texts),
        fc.nat(9_000),
        fc.nat(4),
        fc.constantFrom(
          '',
          '\n',
          ' ',
          '- ',
          '-',
          ':',
          '"',
          '[',
          '|',
          '#',
          '&a ',
          '*a',
          '---\n',
          '? ',
          'a:\n',
          '\t',
          '  ',
        ),
      )
      .map(([text, at, gone, put]) => `${text.slice(0, at)}${put}${text.slice(at + gone)}`);
    fc.assert(
      fc.property(broken, (text) => {
        const parsed = parse(text);
        if (parsed !== undefined) expect(parsed.value).toEqual(load(text));
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['an anchor', `first: &a 1\nrows:\n${toYaml(rows(500))}last: *a\n`],
    ['two documents', `${toYaml(rows(500))}---\n${toYaml(rows(500))}`],
    ['a name twice', `${toYaml({ a: rows(500) })}b: 1\n${toYaml({ a: rows(500) })}`],
    ['flow style', JSON.stringify(rows(500))],
    ['an error', `${toYaml(rows(500))}- [\n`],
    ['nothing', '# nothing\n'.repeat(2_000)],
  ])('is left to be parsed in one go for %s', (_, text) => {
    expect(parse(text)).toBeUndefined();
  });
});
