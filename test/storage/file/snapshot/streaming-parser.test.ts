import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serializeSnapshot } from '../../../../src/storage/file/snapshot/serialize-snapshot.ts';
import { parsePrintedSnapshot } from '../../../../src/storage/file/snapshot/streaming-parser.ts';
import { runs } from '../../../support/property-tests.ts';

/** Slices of so many lines each. */
async function* slicesOf(text: string, lines: number): AsyncGenerator<string> {
  const whole = text.split(/(?<=\n)/);
  for (let at = 0; at < whole.length; at += lines) yield whole.slice(at, at + lines).join('');
}

const parse = (text: string, lines = 3) => parsePrintedSnapshot(slicesOf(text, lines));

/** What a text is as JSON; nothing when it is none. */
function parsedWhole(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Distinguishes what `toEqual` treats as equal, such as an own `__proto__` and none. */
const asText = (value: unknown) => JSON.stringify(value);

const name = fc.oneof(fc.constantFrom('dogs', '__proto__', 'a": [], "b', '7', 'setAside'), fc.string());
const row = fc.dictionary(name, fc.jsonValue({ maxDepth: 1 }), { maxKeys: 3 });
const file = fc
  .record({
    contract: fc.string(),
    lastEntry: fc.nat({ max: 3 }),
    collections: fc.array(fc.tuple(name, fc.array(row, { maxLength: 8 })), { maxLength: 4 }),
    quarantined: fc.option(
      fc.array(fc.record({ collection: name, reason: fc.string(), row }), { minLength: 1, maxLength: 4 }),
      { nil: undefined },
    ),
  })
  .map(({ contract, lastEntry, collections, quarantined }) => {
    const snapshot = { collections: Object.fromEntries(collections), ...(quarantined && { quarantined }) };
    return [...serializeSnapshot(contract, { snapshot, lastEntry })].join('');
  });
const lines = fc.integer({ min: 1, max: 9 });

describe('the text of a data file, slice by slice', () => {
  it('is what it is as a whole', async () => {
    const same = async (text: string, count: number) => {
      expect(asText(await parse(text, count))).toBe(asText(JSON.parse(text)));
    };
    await fc.assert(fc.asyncProperty(file, lines, same));
  });

  it('is never anything else, whatever was done to it', async () => {
    const location = fc.nat();
    const change: fc.Arbitrary<(text: string) => string> = fc.oneof(
      location.map((at) => (text: string) => withoutLine(text, at)),
      fc.tuple(location, location).map(
        ([from, to]) =>
          (text: string) =>
            withLineMoved(text, from, to),
      ),
      fc
        .tuple(
          location,
          fc.constantFrom('', '{', '}', '[', ']', ',', '"', ' ', '\n', '0', ':', '{},\n      '),
        )
        .map(
          ([at, put]) =>
            (text: string) =>
              withCharacter(text, at, put),
        ),
    );
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(
        file,
        fc.array(change, { minLength: 1, maxLength: 3 }),
        lines,
        async (text, changes, n) => {
          const changed = changes.reduce((before, make) => make(before), text);
          const parsed = await parse(changed, n);
          if (parsed === undefined) return;
          taken += 1;
          expect(asText(parsed)).toBe(asText(parsedWhole(changed)));
        },
      ),
      { numRuns: runs(2_000) },
    );
    expect(taken).toBeGreaterThan(50);
  });

  const list = ['    "dogs": [', '      {"id":1},', '      {"id":2}', '    ]'];
  const fileOf = (...parts: string[]) =>
    ['{', '  "version": 1,', '  "contract": "Pets",', '  "collections": {', ...parts, '  }', '}', ''].join(
      '\n',
    );

  it.each<[string, string]>([
    ['nothing', ''],
    ['white space', '\n\n'],
    ['no line end at the end', fileOf(...list).trimEnd()],
    ['something after its end', `${fileOf(...list)}{}\n`],
    ['one line', asText(JSON.parse(fileOf(...list)))],
    ['a list that an editor spread', fileOf(...list).replace('{"id":1}', '{\n        "id": 1\n      }')],
    ['lines that end as on Windows', fileOf(...list).replaceAll('\n', '\r\n')],
    ['a list without rows over two lines', fileOf('    "dogs": [', '    ]')],
    ['another list on the last line of one', fileOf(...list).replace('\n    ]', '\n    ], "cats": []')],
    ['collections elsewhere', fileOf(...list).replace('"Pets",', '{"a": {},')],
    ['many lines before its collections', fileOf(...list).replace('{\n', `{\n${'  "a": 1,\n'.repeat(20)}`)],
  ])('is left to be read as a whole when it has %s', async (_, text) => {
    expect(await parse(text)).toBeUndefined();
  });

  it.each<[string, (text: string) => string]>([
    ['the comma after a row', (text) => text.replace('1},', '1}')],
    ['the comma before a row, at the end of a slice', (text) => text.replace('{"id":1},', '{"id":1},\n,')],
    ['a row after a comma', (text) => text.replace('      {"id":2}\n', '')],
    ['the rows', (text) => text.replace(/ {6}.*\n/g, '')],
    ['a bracket', (text) => text.replace('\n    ]', '')],
    ['the last brace', (text) => text.replace(/\}\n$/, '')],
  ])('is none without %s', async (_, damage) => {
    for (const lines of [1, 2, 3, 100]) expect(await parse(damage(fileOf(...list)), lines)).toBeUndefined();
  });

  it('is not read further once its layout is known to be another', async () => {
    let isEnded = false;
    const endless = (async function* () {
      try {
        for (;;) yield '{"version": 1,\n';
      } finally {
        isEnded = true;
      }
    })();
    expect(await parsePrintedSnapshot(endless)).toBeUndefined();
    expect(isEnded).toBe(true);
  });

  it('passes on why it cannot be read', async () => {
    const broken = (async function* (): AsyncGenerator<string> {
      yield '{\n';
      throw Object.assign(new Error('the disk is gone'), { code: 'EIO' });
    })();
    await expect(parsePrintedSnapshot(broken)).rejects.toThrow('the disk is gone');
  });
});

function withoutLine(text: string, at: number): string {
  const all = text.split('\n');
  return all.toSpliced(at % all.length, 1).join('\n');
}

function withLineMoved(text: string, from: number, to: number): string {
  const all = text.split('\n');
  const [line = ''] = all.splice(from % all.length, 1);
  return all.toSpliced(to % (all.length + 1), 0, line).join('\n');
}

/** Puts a text in place of one character, or before it. */
function withCharacter(text: string, at: number, put: string): string {
  const location = at % text.length;
  return text.slice(0, location) + put + text.slice(location + (at % 2));
}
