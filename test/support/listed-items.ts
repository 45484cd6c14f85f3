import type { Schema } from '../../src/openapi/document.ts';
import { type CrudApi, createCrudApi } from './crud-api.ts';
import { objectOf, sketch } from './small-contract.ts';

/** What a small list is like: the schema of its items, of its body, and its query parameters. */
export interface ListSketch {
  readonly item: Schema;
  /** The body; by default the bare array. */
  readonly body?: Schema;
  readonly query?: Readonly<Record<string, Schema>>;
}

/** Items of the collection `/notes`, and requests to its list. */
export interface ListedItems extends CrudApi {
  /** The body of the list for a query. */
  readonly list: <Body = object>(query?: object) => Promise<Body>;
}

/** The schema of a list of notes, to be used in the body of a `ListSketch`. */
export const notes: Schema = { type: 'array', items: { $ref: '#/components/schemas/Note' } };

/** Serves a list of `/notes` whose items were created before: each with an id of its own, 1, 2, 3 by default. */
export async function listedItems(
  { item, body = notes, query = {} }: ListSketch,
  items: readonly object[],
): Promise<ListedItems> {
  const document = sketch(
    {
      'GET /notes': { response: body, query },
      'POST /notes': { request: 'Note', response: 'Note', status: 201 },
      'GET /notes/{id}': { response: 'Note' },
    },
    { Note: objectOf({ 'id!': 'integer' }, { ...item, required: ['id'], ...withId(item) }) },
  );
  const api = await createCrudApi(document);
  for (const [i, each] of items.entries()) {
    await api.request('POST /notes', { body: { id: i + 1, ...each } });
  }
  return {
    ...api,
    list: <Body>(sent: object = {}) => api.requestBody<Body>('GET /notes', { query: { ...sent } }),
  };
}

function withId({ properties }: Schema): Schema {
  return { properties: { id: { type: 'integer' }, ...(properties as object) } };
}
