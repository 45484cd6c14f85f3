import { expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const operation = 'GET /toots';

async function tootsApi(parameter: string, statuses: readonly string[], id = 'string') {
  const document = sketch(
    {
      [operation]: {
        response: arrayOf('Toot'),
        query: { limit: { type: 'integer' }, [parameter]: { type: id } },
      },
      'POST /toots': { request: objectOf({ text: 'string' }), response: 'Toot', status: 201 },
    },
    { Toot: objectOf({ 'id!': id, text: 'string' }) },
  );
  const { get } = document.paths['/toots'] as { get: { responses: object } };
  for (const status of statuses) Object.assign(get.responses, { [status]: { description: 'x' } });
  const api = await createCrudApi(document);
  for (const text of ['a', 'b']) await api.request('POST /toots', { body: { text } });
  return api;
}

it.each(['cursor', 'page_token', 'starting_after', 'after_id'])(
  'an unknown %s starts a list from its first page, unless the list declares how it refuses',
  async (parameter) => {
    const sent = { query: { [parameter]: 'elsewhere' } };
    const open = await tootsApi(parameter, ['404']);
    expect(await open.requestBody(operation, sent)).toMatchObject([{ text: 'a' }, { text: 'b' }]);
    await open.close();
    for (const status of ['400', '422', '4XX', 'default']) {
      const strict = await tootsApi(parameter, [status]);
      await expect(strict.request(operation, sent)).rejects.toMatchObject({ code: 'invalid' });
      await strict.close();
    }
  },
);

it.each(['since_id', 'sinceId'])(
  'an unknown %s is a limit among ids, and never refused',
  async (parameter) => {
    const api = await tootsApi(parameter, ['400', '422', 'default']);
    const rows = await api.requestBody(operation, { query: { [parameter]: '165' } });
    expect(rows).toMatchObject([{ text: 'a' }, { text: 'b' }]);
    await api.close();
  },
);

it('an unknown number since which rows are listed is never refused', async () => {
  const api = await tootsApi('since', ['400', '422', 'default'], 'integer');
  const rows = await api.requestBody(operation, { query: { since: 165 } });
  expect(rows).toMatchObject([{ text: 'a' }, { text: 'b' }]);
  await api.close();
});
