import { describe, expect, it } from 'vitest';
import type { FormField } from '../../web/src/form/form-value.ts';
import { fileFields, formValues, multipartBody } from '../../web/src/request/form-body.ts';

const file: FormField = { kind: 'file' };
const form: FormField = {
  kind: 'object',
  properties: [
    { name: 'title', required: true, field: { kind: 'string' } },
    { name: 'scan', required: true, field: file },
    { name: 'pages', required: false, field: { kind: 'array', items: file } },
  ],
};

/** The parts of a form, those with a file as `name: text`. */
async function partsOf(body: FormData): Promise<readonly (readonly [string, string])[]> {
  const parts = [...body].map(
    async ([name, value]): Promise<[string, string]> => [
      name,
      typeof value === 'string' ? value : `${value.name}: ${await value.text()}`,
    ],
  );
  return Promise.all(parts);
}

describe('a multipart form', () => {
  const names = new Set(fileFields(form).map(({ name }) => name));

  it('has the files that were chosen, in place of its texts for them', async () => {
    const values = { title: 'Map', scan: 'map.pdf', pages: ['x'] };
    const files = { scan: [new File(['bytes'], 'scan.png')], pages: [new File(['1'], '1.png')] };
    expect(await partsOf(multipartBody(values, files, names))).toEqual([
      ['title', 'Map'],
      ['scan', 'scan.png: bytes'],
      ['pages', '1.png: 1'],
    ]);
  });

  it('has the texts of an example as files where none is chosen', async () => {
    expect(await partsOf(multipartBody({ scan: 'map.pdf', pages: ['a', 'b'] }, { scan: [] }, names))).toEqual(
      [
        ['scan', 'map.pdf: map.pdf'],
        ['pages', 'a: a'],
        ['pages', 'b: b'],
      ],
    );
  });

  it('knows which fields take files, and several', () => {
    expect(fileFields(form)).toEqual([
      { name: 'scan', isList: false },
      { name: 'pages', isList: true },
    ]);
    expect(fileFields(undefined)).toEqual([]);
  });
});

it.each([
  ['', {}],
  ['{"a":1}', { a: 1 }],
  ['a=1', undefined],
])('the text %j has the values %j', (text, values) => {
  expect(formValues(text)).toEqual(values);
});
