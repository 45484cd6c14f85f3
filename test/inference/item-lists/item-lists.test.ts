import { describe, expect, it } from 'vitest';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const Line = objectOf({ 'id!': 'integer', sku: 'string', quantity: 'integer' });
const Basket = objectOf({
  lines: { type: 'array', items: { $ref: '#/components/schemas/Line' } },
  total: 'number',
});
const Guest = objectOf({ 'id!': 'string', name: 'string' });
const Party = objectOf({ 'id!': 'string', name: 'string', guests: arrayOf('Guest'), notes: arrayOf('Line') });
const schemas = { Line, Basket, Guest, Party };

const basket: Readonly<Record<string, OperationSketch>> = { 'GET /basket': { response: 'Basket' } };
const parties: Readonly<Record<string, OperationSketch>> = {
  'POST /parties': { request: objectOf({ name: 'string' }), response: 'Party', status: 201 },
  'GET /parties': { response: arrayOf('Party') },
  'POST /guests': { request: objectOf({ name: 'string' }), response: 'Guest', status: 201 },
  'GET /guests': { response: arrayOf('Guest') },
};
const add = { request: objectOf({ sku: 'string', quantity: 'integer' }), response: 'Basket' };

describe('operations on a list in an item', () => {
  it.each<[string, Readonly<Record<string, OperationSketch>>, Readonly<Record<string, string>>]>([
    [
      'of a single item',
      { ...basket, 'POST /basket/items': add, 'DELETE /basket/items/{id}': {}, 'DELETE /basket': {} },
      {
        'GET /basket': 'read basket',
        'POST /basket/items': 'action basket',
        'DELETE /basket/items/{id}': 'action basket',
        'DELETE /basket': 'delete basket',
      },
    ],
    [
      'that a single item has by the same path',
      { ...basket, 'POST /basket': add, 'DELETE /basket/lines/{lineId}': {} },
      { 'GET /basket': 'read basket', 'POST /basket': 'action basket' },
    ],
    [
      'that a DELETE with a body takes elements from',
      {
        ...basket,
        'POST /basket': add,
        'DELETE /basket': { request: objectOf({ sku: 'string' }) },
        'POST /basket/clear': {},
      },
      { 'GET /basket': 'read basket', 'POST /basket': 'action basket', 'DELETE /basket': 'action basket' },
    ],
    [
      'with verbs',
      { ...basket, 'POST /basket/add': add, 'POST /basket/empty': {} },
      {
        'GET /basket': 'read basket',
        'POST /basket/add': 'action basket',
        'POST /basket/empty': 'action basket',
      },
    ],
    [
      'that is listed too',
      {
        ...basket,
        'GET /basket/lines': { response: arrayOf('Line') },
        'POST /basket/lines': { ...add, response: 'Line' },
      },
      {
        'GET /basket': 'read basket',
        'GET /basket/lines': 'read basket',
        'POST /basket/lines': 'action basket',
      },
    ],
    [
      'of items of another collection',
      {
        ...parties,
        'POST /parties/{id}/guests': { request: objectOf({ guestId: 'string' }) },
        'GET /parties/{id}/guests': { response: arrayOf('Guest') },
        'PUT /parties/{id}/guests/{guestId}': {},
      },
      {
        'POST /parties/{id}/guests': 'action parties',
        'GET /parties/{id}/guests': 'read parties',
        'PUT /parties/{id}/guests/{guestId}': 'action parties',
      },
    ],
  ])('%s', (_, operations, expected) => {
    expect(rolesIn(sketch(operations, schemas))).toMatchObject(expected);
  });

  it.each<[string, Readonly<Record<string, OperationSketch>>, Readonly<Record<string, string>>]>([
    [
      'is created and listed by paths of its own',
      {
        ...parties,
        'POST /parties/{id}/notes': { request: objectOf({ sku: 'string' }), response: 'Line', status: 201 },
        'GET /parties/{id}/notes': { response: arrayOf('Line') },
      },
      { 'POST /parties/{id}/notes': 'create parties/notes', 'GET /parties/{id}/notes': 'list parties/notes' },
    ],
    [
      'is filtered',
      {
        ...basket,
        'GET /basket/lines': { response: arrayOf('Line'), query: { sku: { type: 'string' } } },
        'POST /basket/lines': { ...add, response: 'Line', status: 201 },
      },
      { 'POST /basket/lines': 'create lines', 'GET /basket/lines': 'list lines' },
    ],
    [
      'is the rows of a list',
      {
        'GET /lines': { response: objectOf({ lines: arrayOf('Line'), total: 'integer' }) },
        'POST /lines/add': { request: objectOf({ sku: 'string' }), response: 'Line', status: 201 },
      },
      { 'GET /lines': 'list lines', 'POST /lines/add': 'create lines' },
    ],
    [
      'has pages, and the create shows nothing',
      {
        'GET /lines': {
          response: objectOf({ message: 'string', data: arrayOf('Line') }),
          query: { page: { type: 'integer' }, limit: { type: 'integer' } },
        },
        'POST /lines/create': { request: objectOf({ sku: 'string' }), status: 200 },
        'PUT /lines/update/{id_line}': { request: objectOf({ sku: 'string' }), status: 200 },
        'DELETE /lines/delete/{id_line}': {},
      },
      {
        'GET /lines': 'list lines',
        'POST /lines/create': 'create lines',
        'PUT /lines/update/{id_line}': 'update lines',
        'DELETE /lines/delete/{id_line}': 'delete lines',
      },
    ],
    [
      'has pages from where the last ended',
      {
        'GET /lines': {
          response: objectOf({ items: arrayOf('Line'), next_cursor: 'string' }),
          query: { cursor: { type: 'string' } },
        },
        'POST /lines/add': { request: objectOf({ sku: 'string' }) },
      },
      { 'GET /lines': 'list lines', 'POST /lines/add': 'create lines' },
    ],
  ])('are those on a collection, where it %s', (_, operations, expected) => {
    expect(rolesIn(sketch(operations, schemas))).toMatchObject(expected);
  });

  const Choir = objectOf({
    'id!': 'string',
    name: 'string',
    songIds: { type: 'array', items: { type: 'string' } },
  });
  const Song = objectOf({ 'id!': 'string', title: 'string', key: 'string' });
  const songs: Readonly<Record<string, OperationSketch>> = {
    'POST /choirs': { request: objectOf({ name: 'string' }), response: 'Choir', status: 201 },
    'GET /choirs': { response: arrayOf('Choir') },
    'GET /songs': { response: arrayOf('Song') },
    'GET /songs/{song_id}': { response: 'Song' },
  };
  const newSong = objectOf({ 'title!': 'string', key: 'string' });
  const makesSongs: Readonly<Record<string, OperationSketch>> = {
    'POST /songs': { request: newSong, response: 'Song', status: 201 },
  };

  it.each<[string, Readonly<Record<string, OperationSketch>>, string]>([
    ['new items', { 'POST /choirs/{id}/songs': { request: newSong, response: 'Song' } }, 'create songs'],
    [
      'a list of new items',
      {
        'POST /choirs/{id}/songs': { request: { type: 'array', items: newSong }, response: arrayOf('Song') },
      },
      'bulk-create songs',
    ],
    [
      'an item that nothing else makes',
      { 'POST /choirs/{id}/songs': { request: objectOf({ title: 'string' }), response: 'Song' } },
      'create songs',
    ],
    [
      'an id',
      { 'POST /choirs/{id}/songs': { request: objectOf({ songId: 'string' }), response: 'Choir' } },
      'action choirs',
    ],
    [
      'an id beside what is said of it',
      {
        'POST /choirs/{id}/songs': { request: objectOf({ id: 'string', key: 'string' }), response: 'Choir' },
      },
      'action choirs',
    ],
    [
      'what says which one is meant',
      {
        ...makesSongs,
        'POST /choirs/{id}/songs': { request: objectOf({ title: 'string' }), response: 'Choir' },
      },
      'action choirs',
    ],
  ])('on a list of ids that are sent %s', (_, operations, expected) => {
    const roles = rolesIn(sketch({ ...songs, ...operations }, { Choir, Song }));
    expect(roles).toMatchObject({ 'POST /choirs/{id}/songs': expected });
  });

  it('is no list of the item where each element that is added responds with the item in it', () => {
    const Note = objectOf({ 'id!': 'integer', text: 'string', trip: { $ref: '#/components/schemas/Trip' } });
    const Trip = objectOf({ 'id!': 'integer', name: 'string', notes: arrayOf('Note') });
    const roles = rolesIn(
      sketch(
        {
          'POST /trips': { request: objectOf({ name: 'string' }), response: 'Trip', status: 201 },
          'GET /trips': { response: arrayOf('Trip') },
          'GET /notes': { response: arrayOf('Note') },
          'GET /trips/{id}/notes': { response: arrayOf('Note') },
          'POST /trips/{id}/notes': { request: objectOf({ text: 'string' }), response: 'Note', status: 201 },
        },
        { Note, Trip },
      ),
    );
    expect(roles).toMatchObject({
      'GET /trips/{id}/notes': 'list notes',
      'POST /trips/{id}/notes': 'create notes',
    });
  });

  it.each([
    ['has others of that name', objectOf({ delays: 'integer' }), 'create lines'],
    ['has them', 'Line', 'action travel'],
  ])('is one of its own below a single thing that %s', (_, element, role) => {
    const lines = {
      type: 'array',
      items: typeof element === 'string' ? { $ref: `#/components/schemas/${element}` } : element,
    };
    const roles = rolesIn(
      sketch(
        {
          'GET /travel': { response: objectOf({ cost: 'number', lines }) },
          'GET /travel/lines': { response: arrayOf('Line') },
          'POST /travel/lines': { request: objectOf({ sku: 'string' }), response: 'Line', status: 201 },
          'GET /travel/lines/{id}': { response: 'Line' },
          'DELETE /travel/lines/{id}': {},
        },
        { Line },
      ),
    );
    expect(roles['POST /travel/lines']).toBe(role);
  });
});
