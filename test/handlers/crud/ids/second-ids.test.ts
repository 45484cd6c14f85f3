import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const Board = objectOf({ 'id!': 'string', uid: { type: 'string', nullable: true }, title: 'string' });
const NewBoard = objectOf({ uid: 'string', title: 'string' });

function boardsApi() {
  const document = sketch(
    {
      'POST /boards': {
        request: NewBoard,
        response: 'Board',
        status: 201,
        query: { get_if_exists: { type: 'boolean' } },
      },
      'GET /boards/{board_id}': { response: 'Board' },
      'PATCH /boards/{board_id}': { request: NewBoard, response: 'Board' },
      'DELETE /boards/{board_id}': {},
      'POST /boards/{board_id}/cards': {
        request: objectOf({ text: 'string' }),
        response: 'Card',
        status: 201,
      },
      'GET /boards/{board_id}/cards': { response: arrayOf('Card') },
    },
    { Board, Card: objectOf({ 'id!': 'string', text: 'string' }) },
  );
  const described = JSON.stringify(document).replaceAll(
    '"name":"board_id",',
    '"name":"board_id","description":"The ID or UID of the board",',
  );
  return createCrudApi(JSON.parse(described));
}

describe('an item with a second identifier', () => {
  it('is found by either, in whatever the path leads to', async () => {
    const api = await boardsApi();
    const board = await api.requestBody<{ id: string }>('POST /boards', {
      body: { uid: 'plan', title: 'a' },
    });
    const byUid = { params: { board_id: 'plan' } };
    expect(await api.requestBody('GET /boards/{board_id}', byUid)).toEqual(board);
    expect(
      await api.requestBody('PATCH /boards/{board_id}', { ...byUid, body: { uid: 'plan', title: 'b' } }),
    ).toMatchObject({ id: board.id, title: 'b' });
    const card = await api.requestBody('POST /boards/{board_id}/cards', { ...byUid, body: { text: 'x' } });
    for (const board_id of ['plan', board.id]) {
      expect(await api.requestBody('GET /boards/{board_id}/cards', { params: { board_id } })).toEqual([card]);
    }
    await api.request('DELETE /boards/{board_id}', byUid);
    await expect(api.request('GET /boards/{board_id}', byUid)).rejects.toMatchObject({ status: 404 });
    await api.close();
  });

  it('is what a create gets that is content with it', async () => {
    const api = await boardsApi();
    const board = await api.requestBody('POST /boards', { body: { uid: 'plan', title: 'a' } });
    const body = { uid: 'plan', title: 'b' };
    const query = { get_if_exists: true };
    expect(await api.requestBody('POST /boards', { body, query })).toEqual(board);
    const other = await api.requestBody('POST /boards', { body: { ...body, uid: 'other' }, query });
    expect(other).toMatchObject({ title: 'b' });
    await expect(api.request('POST /boards', { body })).rejects.toMatchObject({ code: 'conflict' });
    await api.close();
  });

  it('is described by the schema of its parameter, too', async () => {
    const path = {
      board_id: { type: 'string', description: "The board's ID or UID" },
    };
    const Board = objectOf({ 'id!': 'string', uid: 'string' });
    const api = await createCrudApi(
      sketch(
        {
          'POST /boards': { request: objectOf({ uid: 'string' }), response: 'Board', status: 201 },
          'GET /boards/{board_id}': { response: 'Board', path },
        },
        { Board },
      ),
    );
    const board = await api.requestBody('POST /boards', { body: { uid: 'plan' } });
    expect(await api.requestBody('GET /boards/{board_id}', { params: { board_id: 'plan' } })).toEqual(board);
    await api.close();
  });

  it('is the only one with it', async () => {
    const api = await boardsApi();
    await api.request('POST /boards', { body: { uid: 'plan' } });
    const other = await api.requestBody<{ id: string }>('POST /boards', { body: { title: 'b' } });
    const taken = { message: 'boards has plan already: choose another id' };
    await expect(api.request('POST /boards', { body: { uid: 'plan' } })).rejects.toMatchObject(taken);
    await expect(
      api.request('PATCH /boards/{board_id}', { params: { board_id: other.id }, body: { uid: 'plan' } }),
    ).rejects.toMatchObject(taken);
    await api.close();
  });

  it('is unique and found among the items of each parent where ids are', async () => {
    const document = sketch(
      {
        'POST /shops': { request: objectOf({ 'slug!': 'string' }), response: 'Shop', status: 201 },
        'GET /shops/{shop_id_or_slug}': { response: 'Shop' },
        'POST /shops/{shop_id_or_slug}/rooms': {
          request: objectOf({ 'slug!': 'string' }),
          response: 'Room',
          status: 201,
        },
        'GET /shops/{shop_id_or_slug}/rooms/{room_id_or_slug}': { response: 'Room' },
        'POST /shops/{shop_id_or_slug}/rooms/{room_id_or_slug}/shelves': {
          request: objectOf({ color: 'string' }),
          response: 'Shelf',
          status: 201,
        },
        'GET /shops/{shop_id_or_slug}/rooms/{room_id_or_slug}/shelves': { response: arrayOf('Shelf') },
      },
      {
        Shop: objectOf({ 'id!': 'integer', 'slug!': 'string' }),
        Room: objectOf({ 'id!': 'integer', 'slug!': 'string' }),
        Shelf: objectOf({ 'id!': 'integer', color: 'string' }),
      },
    );
    const api = await createCrudApi(document);
    const rooms = 'POST /shops/{shop_id_or_slug}/rooms';
    for (const slug of ['north', 'south']) {
      await api.request('POST /shops', { body: { slug } });
      await api.request(rooms, { params: { shop_id_or_slug: slug }, body: { slug: 'hall' } });
    }
    const again = api.request(rooms, { params: { shop_id_or_slug: 1 }, body: { slug: 'hall' } });
    await expect(again).rejects.toMatchObject({ status: 409 });
    const shelves = '/shops/{shop_id_or_slug}/rooms/{room_id_or_slug}/shelves';
    const bySlugs = { params: { shop_id_or_slug: 'south', room_id_or_slug: 'hall' } };
    await api.request(`POST ${shelves}`, { ...bySlugs, body: { color: 'red' } });
    const byIds = { params: { shop_id_or_slug: 2, room_id_or_slug: 2 } };
    expect(await api.requestBody(`GET ${shelves}`, byIds)).toMatchObject([{ color: 'red' }]);
    const other = { params: { shop_id_or_slug: 'north', room_id_or_slug: 'hall' } };
    expect(await api.requestBody(`GET ${shelves}`, other)).toEqual([]);
    await api.close();
  });
});

describe('a name that a path takes beside the id', () => {
  it('may be that of several items, the first of which it finds', async () => {
    const Sheet = objectOf({ 'id!': 'string', name: 'string', board_id: 'string' });
    const document = sketch(
      {
        'POST /sheets': { request: objectOf({ name: 'string' }), response: 'Sheet', status: 201 },
        'GET /sheets/{sheet_id}': { response: 'Sheet' },
      },
      { Sheet },
    );
    const described = JSON.stringify(document).replaceAll(
      '"name":"sheet_id",',
      '"name":"sheet_id","description":"Sheet ID/Name",',
    );
    const api = await createCrudApi(JSON.parse(described));
    const body = { name: 'plan' };
    const first = await api.requestBody<{ id: string }>('POST /sheets', { body });
    const second = await api.requestBody<{ id: string }>('POST /sheets', { body });
    expect(second.id).not.toBe(first.id);
    const read = (sheet_id: string) => api.requestBody('GET /sheets/{sheet_id}', { params: { sheet_id } });
    expect([await read('plan'), await read(second.id)]).toEqual([first, second]);
    await api.close();
  });
});
