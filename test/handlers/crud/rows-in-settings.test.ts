import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { createCrudApi } from '../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

const Feed = objectOf({ 'id!': 'string', 'name!': 'string' });
const NewFeed = objectOf({ 'name!': 'string' });
const Problem = objectOf({ code: 'integer', href: 'string' });
const problems = arrayOf('Problem');
const feeds = arrayOf('Feed');

describe('rows of a list beside what accompanies them', () => {
  it.each<[string, Schema, (rows: readonly object[]) => object]>([
    [
      'deep in settings, beside errors',
      objectOf({ errors: problems, settings: objectOf({ app: objectOf({ media: objectOf({ feeds }) }) }) }),
      (rows) => ({ settings: { app: { media: { feeds: rows } } } }),
    ],
    [
      'in an object of a word of its own, beside warnings',
      objectOf({ warnings: problems, station: objectOf({ open: 'boolean', feeds }) }),
      (rows) => ({ station: { feeds: rows } }),
    ],
    [
      'in an object, beside links',
      objectOf({ links: problems, reply: objectOf({ feeds }) }),
      (rows) => ({ reply: { feeds: rows } }),
    ],
  ])('are those named after the collection: %s', async (_, response, listed) => {
    const api = await createCrudApi(
      sketch(
        {
          'GET /feeds': { response },
          'POST /feeds': { request: 'NewFeed', status: 200 },
          'DELETE /feeds/{id}': {},
        },
        { Feed, NewFeed, Problem },
      ),
    );
    await api.request('POST /feeds', { body: { name: 'north' } });
    const body = await api.requestBody('GET /feeds');
    expect(body).toMatchObject(listed([{ name: 'north' }]));
    await api.close();
  });
});
