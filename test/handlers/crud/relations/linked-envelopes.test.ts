import { expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const rowsOf = (count: string): Schema =>
  objectOf({
    data: { type: 'array', items: objectOf({ id: 'string', name: 'string' }) },
    [count]: 'integer',
  });

it.each<[string, Schema, string[]]>([
  ['its own id', rowsOf('total_count'), ['id!']],
  ['a key beside its id', rowsOf('total_count'), ['id!', 'guild_id']],
  ['a key, counted', rowsOf('count'), ['id!', 'guild_id']],
])('an item with an object of links shows what it is linked to, by %s', async (_case, guilds, keys) => {
  const Guild = objectOf({ ...Object.fromEntries(keys.map((key) => [key, 'string'])), name: 'string' });
  const Smith = objectOf({ 'id!': 'string', name: 'string', guilds });
  const sent = objectOf({ guild_id: 'string', name: 'string' });
  const api = await createCrudApi(
    sketch(
      {
        'GET /smiths': { response: arrayOf('Smith') },
        'POST /smiths': { request: objectOf({ name: 'string' }), response: 'Smith', status: 201 },
        'GET /smiths/{id}': { response: 'Smith' },
        'GET /guilds': { response: arrayOf('Guild') },
        'POST /guilds': { request: sent, response: 'Guild', status: 201 },
        'GET /guilds/{guild_id}': { response: 'Guild' },
        'GET /smiths/{smith_id}/guilds': { response: arrayOf('Guild') },
        'POST /smiths/{smith_id}/guilds': { request: objectOf({ 'id!': 'string' }), response: 'Guild' },
        'DELETE /smiths/{smith_id}/guilds/{guild_id}': { status: 204 },
        'GET /guilds/{guild_id}/smiths': { response: arrayOf('Smith') },
      },
      { Smith, Guild },
    ),
  );
  const smith = await api.requestBody<{ id: string }>('POST /smiths', { body: { name: 'Ann' } });
  const guild = await api.requestBody<{ id: string }>('POST /guilds', {
    body: { guild_id: 'g1', name: 'Kiln' },
  });
  await api.request('POST /smiths/{smith_id}/guilds', {
    params: { smith_id: smith.id },
    body: { id: guild.id },
  });
  const shown = await api.requestBody('GET /smiths/{id}', { params: { id: smith.id } });
  const [count = ''] = Object.keys(guilds.properties ?? {}).slice(-1);
  expect(shown).toMatchObject({ guilds: { data: [{ id: guild.id, name: 'Kiln' }], [count]: 1 } });
  const listed = await api.requestBody('GET /guilds/{guild_id}/smiths', { params: { guild_id: guild.id } });
  expect(listed).toEqual([shown]);
});
