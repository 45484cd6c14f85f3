import { describe, expect, it } from 'vitest';
import { contractOf } from '../support/contract.ts';
import { contractSandbox } from '../support/contract-sandbox.ts';
import { lintLines } from '../support/lint-document.ts';

const says = (is: string) => ({
  responses: { 200: { description: 'ok', content: { 'application/json': { example: { is } } } } },
});
const named = (name: string, schema: object) => ({ name, in: 'path', required: true, schema });
const text = { type: 'string' };

describe('paths that differ in what their parameters are', () => {
  it.each<[one: string, other: string, sent: string, served: string]>([
    ['/x/{id:int}', '/x/{slug:alpha}', '/x/7', 'one'],
    ['/x/{id:int}', '/x/{slug:alpha}', '/x/abc', 'other'],
    ['/x/{slug:alpha}', '/x/{id:int}', '/x/7', 'other'],
    ['/x/{id:[0-9]+}', '/x/{name}', '/x/7', 'one'],
    ['/x/{id:[0-9]+}', '/x/{name}', '/x/7a', 'other'],
    ['/x/{name}', '/x/<int:id>', '/x/7', 'other'],
    ['/x/{name}', '/x/:id(\\d+)', '/x/b7', 'one'],
    ['/x/{name}', '/x/{key:guid}', '/x/0b9b6a0e-2f7c-4c7a-9b4b-0d6a3c1f7a10', 'other'],
  ])('are distinguished by constraints: of %s and %s, %s is %s', async (one, other, sent, served) => {
    const { api } = await contractSandbox(
      contractOf({ [one]: { get: says('one') }, [other]: { get: says('other') } } as never),
    );
    expect((await api.get(sent)).body).toMatchObject({ is: served });
  });

  it.each(['[z-a]+', '[0-9]{5,2}'])('have no constraint by what is no pattern: %s', async (constraint) => {
    const { api } = await contractSandbox(
      contractOf({
        [`/x/{id:${constraint}}`]: { get: says('one') },
        '/x/{name}': { get: says('other') },
      } as never),
    );
    expect((await api.get('/x/7')).status).toBe(200);
  });

  it.each<[what: string, one: object, other: object, severity: string]>([
    ['by type', { type: 'integer' }, text, 'warning'],
    ['by format', { ...text, format: 'uuid' }, text, 'warning'],
    ['by values', { enum: ['a'] }, { enum: ['b'] }, 'warning'],
    ['not at all', text, text, 'error'],
    ['not by the same', { type: 'integer' }, { type: 'integer' }, 'error'],
  ])('are an error where nothing distinguishes them: %s', (_, one, other, severity) => {
    const document = contractOf({
      '/x/{a}': { get: { parameters: [named('a', one)], ...says('one') } },
      '/x/{b}': { get: { parameters: [named('b', other)], ...says('other') } },
    } as never);
    expect(lintLines(document).filter((line) => line.includes('ambiguous'))).toEqual([
      `${severity} no-ambiguous-paths #/paths/~1x~1{b}`,
    ]);
  });
});

describe('a published contract', () => {
  it('has its paths as OpenAPI writes them, for clients that fill them in', async () => {
    const keys = ['/users/:id', '/files/{path*}', '/opt/{id?}', '/plain/{id}', '/plain?beta=true'];
    const { api } = await contractSandbox(
      contractOf(Object.fromEntries(keys.map((key) => [key, { get: says('x') }])) as never),
    );
    expect(Object.keys((await api.get('/openapi.json')).body.paths)).toEqual([
      '/users/{id}',
      '/files/{path}',
      '/opt/{id}',
      '/plain/{id}',
      '/plain?beta=true',
      '/opt',
    ]);
  });

  it('keeps two that would be one', async () => {
    const keys = ['/users/:id', '/users/{id}'];
    const { api } = await contractSandbox(
      contractOf(Object.fromEntries(keys.map((key) => [key, { get: says('x') }])) as never),
    );
    expect(Object.keys((await api.get('/openapi.json')).body.paths)).toEqual(keys);
  });
});
