import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

/** Boards of lists of cards, with references as Mongoose has them: by the word alone, though requests say `listId`. */
function boards() {
  const title = objectOf({ 'title!': 'string' });
  return createCrudApi(
    sketch(
      {
        'GET /spaces': { response: arrayOf('Space') },
        'POST /spaces': { request: title, response: 'Space', status: 201 },
        'GET /spaces/{spaceId}/boards': { response: arrayOf('Board') },
        'GET /boards': { response: arrayOf('Board') },
        'POST /boards': {
          request: objectOf({ 'title!': 'string', spaceId: 'string' }),
          response: 'Board',
          status: 201,
        },
        'GET /boards/{boardId}/lists': { response: arrayOf('List') },
        'POST /boards/{boardId}/lists': { request: title, response: 'List', status: 201 },
        'PATCH /lists/{id}': { request: title, response: 'List' },
        'GET /lists/{listId}/cards': { response: arrayOf('Card') },
        'POST /lists/{listId}/cards': { request: title, response: 'Card', status: 201 },
        'GET /cards/{id}': { response: 'Card' },
        'PATCH /cards/{id}/move': {
          request: objectOf({ listId: 'string', position: 'integer' }),
          response: 'Card',
        },
        'PATCH /cards/{id}': { request: objectOf({ title: 'string', listId: 'string' }), response: 'Card' },
      },
      {
        Space: objectOf({ '_id!': 'string', title: 'string' }),
        Board: objectOf({ '_id!': 'string', title: 'string', space: 'string' }),
        List: objectOf({ '_id!': 'string', title: 'string', board: 'string' }),
        Card: objectOf({
          '_id!': 'string',
          title: 'string',
          list: 'string',
          board: 'string',
          position: 'integer',
        }),
      },
    ),
  );
}

type Row = { readonly _id: string };

describe('an id that is shown by a shorter name than it is sent by', () => {
  it('is that of what it was made in', async () => {
    const api = await boards();
    const { _id: space } = await api.requestBody<Row>('POST /spaces', { body: { title: 'Home' } });
    const board = await api.requestBody<Row>('POST /boards', { body: { title: 'Plan', spaceId: space } });
    expect(board).toMatchObject({ title: 'Plan', space });
    expect(await api.requestBody('GET /spaces/{spaceId}/boards', { params: { spaceId: space } })).toEqual([
      board,
    ]);
  });

  it.each(['PATCH /cards/{id}/move', 'PATCH /cards/{id}'])('is where it was moved to: %s', async (move) => {
    const api = await boards();
    const { _id: board } = await api.requestBody<Row>('POST /boards', { body: { title: 'Plan' } });
    const list = (title: string) =>
      api.requestBody<Row>('POST /boards/{boardId}/lists', { params: { boardId: board }, body: { title } });
    const [todo, done] = [await list('Todo'), await list('Done')];
    const card = await api.requestBody<Row>('POST /lists/{listId}/cards', {
      params: { listId: todo._id },
      body: { title: 'Paint' },
    });
    // The board of a card is that of its list.
    expect(card).toMatchObject({ list: todo._id, board });
    const params = { id: card._id };
    expect(await api.requestBody(move, { params, body: { listId: done._id } })).toMatchObject({
      list: done._id,
    });
    const cardsOf = ({ _id: listId }: Row) =>
      api.requestBody<Row[]>('GET /lists/{listId}/cards', { params: { listId } });
    expect(await cardsOf(todo)).toEqual([]);
    expect(await cardsOf(done)).toMatchObject([{ _id: card._id }]);
  });
});
