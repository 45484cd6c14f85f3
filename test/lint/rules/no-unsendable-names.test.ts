import { describe, expect, it } from 'vitest';
import { contractOf } from '../../support/contract.ts';
import { lintLines, lintMessages } from '../../support/lint-document.ts';

const text = { type: 'string' };
const done = { responses: { 204: { description: 'x' } } };

describe('no-unsendable-names', () => {
  it.each([
    ['X-Key', 'header', []],
    ['Bad Name', 'header', ['error no-unsendable-names #/paths/~1x/get/parameters/0']],
    ['a\r\nB', 'header', ['error no-unsendable-names #/paths/~1x/get/parameters/0']],
    ['a;b', 'cookie', ['error no-unsendable-names #/paths/~1x/get/parameters/0']],
    ['any thing', 'query', []],
  ])('finds a parameter %j in the %s', (name, place, expected) => {
    const parameters = [{ name, in: place, schema: text }] as never;
    expect(lintLines(contractOf({ '/x': { get: { ...done, parameters } } }))).toEqual(expected);
  });

  it.each([
    ['Bad[Header]', 'header', 1],
    ['bad;cookie', 'cookie', 1],
    ['bad{path}', 'path', 1],
    ['good', 'path', 0],
  ])('finds the shared parameter %j in the %s that no operation has', (name, place, count) => {
    const One = { name, in: place, required: true, schema: text } as never;
    const lines = lintLines(contractOf({ '/x': { get: done } }, { components: { parameters: { One } } }));
    const all = ['error no-unsendable-names #/components/parameters/One'];
    expect(lines).toEqual(all.slice(0, count));
  });

  it('finds headers and media types of responses', () => {
    const headers = { 'Réponse Id': { schema: text } };
    const content = {
      'text/plain\r\nX-Evil: 1': { schema: text },
      'text/plain; charset=utf-8': { schema: text },
    };
    const responses = { 200: { description: 'x', headers, content } };
    expect(lintLines(contractOf({ '/x': { get: { responses } } }))).toEqual([
      'error no-unsendable-names #/paths/~1x/get/responses/200/headers/Réponse Id',
      'warning no-unsendable-names #/paths/~1x/get/responses/200/content/text~1plain\r\nX-Evil: 1',
    ]);
  });

  it('finds keys and base paths', () => {
    const document = contractOf(
      { '/x': { get: { ...done, security: [{ key: [] }] } } },
      { components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: "X'; touch a; '" } } } },
    );
    expect(lintLines(document)).toEqual(['error no-unsendable-names #/components/securitySchemes/key']);
    const servers = [{ url: 'http://x.test/v1\r\nX-Evil: 1' }];
    expect(lintLines({ ...contractOf({ '/x': { get: done } }), servers } as never)).toEqual([
      'warning no-unsendable-names #/servers',
    ]);
    expect(lintMessages(document)).toContain('"X\'; touch a; \'"');
  });
});
