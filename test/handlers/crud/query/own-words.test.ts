import { describe, expect, it } from 'vitest';
import type { OpenApiDocument, Parameter } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const list = { type: 'array', items: { type: 'string' } } as const;

/** The guilds that a query finds among those of weavers and dyers. */
async function found(parameter: Omit<Parameter, 'in'>, value: unknown, id: string): Promise<unknown> {
  const Guild = objectOf({ [id]: 'string', name: 'string' });
  const document = sketch(
    {
      'GET /guilds': { response: arrayOf('Guild') },
      'POST /guilds': { request: 'Guild', response: 'Guild', status: 201 },
      [`GET /guilds/{${id}}`]: { response: 'Guild' },
    },
    { Guild },
  );
  const guilds = Object(document.paths['/guilds']);
  const get = { ...guilds.get, parameters: [{ in: 'query', ...parameter }] };
  const filtered: OpenApiDocument = {
    ...document,
    paths: { ...document.paths, '/guilds': { ...guilds, get } },
  };
  const { request, requestBody } = await createCrudApi(filtered);
  for (const [own, name] of [
    ['a', 'weavers'],
    ['b', 'dyers'],
    ['c', 'carders'],
  ])
    await request('POST /guilds', { body: { [id]: own, name } });
  const rows = await requestBody<Record<string, unknown>[]>('GET /guilds', {
    query: { [parameter.name]: value },
  });
  return rows.map((row) => row[id]);
}

describe('a parameter that says what the rows of a list are', () => {
  it.each<[string, Omit<Parameter, 'in'>, unknown, string[]]>([
    [
      'their word, for a name',
      { name: 'guild', description: 'Name of one.', schema: { type: 'string' } },
      'dyers',
      ['b'],
    ],
    ['ids', { name: 'ids', schema: list }, ['a', 'c'], ['a', 'c']],
    ['ids in a text', { name: 'IDs', schema: { type: 'string' } }, 'a,b', ['a', 'b']],
    ['id', { name: 'id', schema: { type: 'string' } }, 'c', ['c']],
    [
      'their word, for anything else',
      { name: 'guild', description: 'Whose.', schema: { type: 'string' } },
      'x',
      ['a', 'b', 'c'],
    ],
  ])('finds them: %s', async (_, parameter, value, expected) => {
    const id = parameter.name === 'guild' ? 'id' : 'guildId';
    expect(await found(parameter, value, id)).toEqual(expected);
  });
});
