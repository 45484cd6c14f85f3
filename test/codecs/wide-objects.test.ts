import { describe, expect, it } from 'vitest';
import { codecFor } from '../../src/codecs/codecs.ts';
import { maxNames } from '../../src/json-depth.ts';

const named = (count: number, write: (name: string, at: number) => string, separator: string) =>
  Array.from({ length: count }, (_, at) => write(`n${at}`, at)).join(separator);

/** A body with an object of so many names, in each format; its values are texts or numbers. */
const formats: readonly (readonly [mediaType: string, what: string, bodyOf: (count: number) => string])[] = [
  ['application/json', 'the body', (count) => `{${named(count, (name) => `"${name}":0`, ',')}}`],
  [
    'application/json',
    'a body that is read in steps',
    (count) => `{${named(count, (name) => `"${name}":"${'x'.repeat(20)}"`, ',')}}`,
  ],
  [
    'application/json',
    'far inside of one',
    (count) => `{"a":[{"b":{"c":{${named(count, (name) => `"${name}":"${'x'.repeat(20)}"`, ',')}}}}]}`,
  ],
  ['application/x-ndjson', 'a line', (count) => `{"a":1}\n{${named(count, (name) => `"${name}":0`, ',')}}\n`],
  ['application/yaml', 'the body', (count) => named(count, (name) => `${name}: 0`, '\n')],
  ['application/yaml', 'in braces', (count) => `a: {${named(count, (name) => `${name}: 0`, ', ')}}`],
  ['application/xml', 'elements', (count) => `<a>${named(count, (name) => `<${name}/>`, '')}</a>`],
  ['application/xml', 'attributes', (count) => `<a ${named(count, (name) => `${name}="0"`, ' ')}/>`],
];

async function parsed(mediaType: string, body: string): Promise<unknown> {
  const codec = codecFor(mediaType);
  if (codec.input !== 'bytes') throw new Error(`${mediaType} is read in parts`);
  return codec.parse(Buffer.from(body), undefined);
}

describe('an object of many names in a body', () => {
  it.each(formats)('in %s may have so many and no more: %s', async (mediaType, _, bodyOf) => {
    await expect(parsed(mediaType, bodyOf(maxNames))).resolves.toBeDefined();
    await expect(parsed(mediaType, bodyOf(maxNames + 1))).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringContaining(`more than ${maxNames} names`),
    });
  });
});
