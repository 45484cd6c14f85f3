import { describe, expect, it } from 'vitest';
import { contractOf } from '../../../support/contract.ts';
import { contractSandbox } from '../../../support/contract-sandbox.ts';

const query = (name: string, schema: Readonly<Record<string, unknown>> = { type: 'string' }) => ({
  name,
  in: 'query' as const,
  schema,
});
const list = { type: 'array', items: { type: 'string' } };
const text = { description: 'x', content: { 'application/json': { schema: { type: 'string' } } } };

const document = contractOf({
  '/tours/{tourId}/stops': {
    parameters: [{ name: 'tourId', in: 'path' as const, required: true, schema: { type: 'string' } }],
    get: {
      operationId: 'listStops',
      parameters: [query('season'), query('tags', list), query('near', { type: 'object' })],
      responses: { 200: text, 404: { description: 'no content' } },
    },
    head: { operationId: 'checkStops', responses: { 200: text } },
  },
  '/guides': {
    get: { operationId: 'listGuides', parameters: [query('language')], responses: { 200: text } },
  },
});
const { api } = await contractSandbox(document);

async function issuesOf(override: object): Promise<readonly string[]> {
  const { status, body } = await api
    .post('/__admin/overrides')
    .send({ respond: { status: 503 }, ...override });
  await api.delete('/__admin/overrides');
  return status === 201 ? [] : body.errors;
}

describe('the parameters of `when`', () => {
  it.each<[what: string, override: object, issues: readonly string[]]>([
    [
      'a misspelt query parameter',
      { operation: 'listStops', when: { query: { seson: 'winter' } } },
      ['/when/query/seson is no parameter of listStops. Did you mean season?'],
    ],
    [
      'one that must not have been sent',
      { operation: 'listStops', when: { query: { seasonn: null } } },
      ['/when/query/seasonn is no parameter of listStops. Did you mean season?'],
    ],
    [
      'a misspelt path parameter',
      { operation: 'listStops', when: { path: { tour: 't1' } } },
      ['/when/path/tour is no parameter of listStops. Did you mean tourId?'],
    ],
    [
      'a path parameter of an operation that has none',
      { operation: 'listGuides', when: { path: { id: 1 } } },
      ['/when/path/id is no parameter of listGuides. It has none there.'],
    ],
    [
      'a parameter of another operation',
      { operation: 'listGuides', when: { query: { season: 'winter' } } },
      ['/when/query/season is no parameter of listGuides. It has language.'],
    ],
    [
      'one that no operation has',
      { when: { query: { languag: 'de' } } },
      ['/when/query/languag is no parameter of any operation. Did you mean language?'],
    ],
    [
      'declared ones',
      { operation: 'listStops', when: { path: { tourId: 1 }, query: { season: 'a', near: { x: 1 } } } },
      [],
    ],
    ['one that some operation has', { when: { query: { language: 'de' } } }, []],
    ['a whole path', { operation: 'listStops', when: { path: '/tours/1/stops' } }, []],
    [
      'a schema of the whole query',
      { operation: 'listStops', when: { query: { schema: { required: ['season'] } } } },
      [],
    ],
    [
      'a header, which clients may send',
      { operation: 'listStops', when: { headers: { 'X-Anything': '1' } } },
      [],
    ],
  ])('%s', async (_, override, issues) => {
    expect(await issuesOf(override)).toEqual(issues);
  });

  it.each([
    ['tags=alps', true],
    ['tags=alps&tags=sea', false],
    ['tags=sea', false],
  ])('as a text match a list that has it alone: %s', async (sent, matches) => {
    await api
      .post('/__admin/overrides')
      .send({ operation: 'listStops', when: { query: { tags: 'alps' } }, respond: { status: 503 } });
    expect((await api.get(`/tours/1/stops?${sent}`)).status === 503).toBe(matches);
    await api.delete('/__admin/overrides');
  });
});

describe('a body that cannot be sent', () => {
  it.each([
    [
      'to HEAD',
      { operation: 'checkStops', respond: { body: 'a' } },
      'cannot be sent: responses to HEAD have none (the 200 of checkStops)',
    ],
  ])('is refused %s, unless it is unchecked', async (_, override, reason) => {
    expect(await issuesOf(override)).toEqual([`/respond/body ${reason}`]);
    expect(await issuesOf({ ...override, unchecked: true })).toEqual([]);
  });

  it.each([
    ['does not declare', 418],
    ['declares without a content', 404],
  ])('is none for a failure that the contract %s', async (_, status) => {
    expect(await issuesOf({ operation: 'listStops', respond: { status, body: { any: 1 } } })).toEqual([]);
  });
});
