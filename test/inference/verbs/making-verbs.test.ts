import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { createCrudApi } from '../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const Sheet = objectOf({ id: 'string', type: 'string', name: 'string', folder: 'string' });
const Letter = objectOf({ 'id!': 'integer', to: 'string', text: 'string' });
const newLetter = objectOf({ 'to!': 'string', text: 'string' });
const read: Readonly<Record<string, OperationSketch>> = {
  'GET /letters': { response: arrayOf('Letter') },
  'GET /letters/{letter_id}': { response: 'Letter' },
};
const roleOf = (operations: Readonly<Record<string, OperationSketch>>, id: string) =>
  rolesIn(sketch(operations, { Letter }))[id];

describe('a verb that makes something in its own word', () => {
  it.each<[string, OperationSketch]>([
    ['send', { request: newLetter, response: 'Letter', status: 201 }],
    ['submit', { request: newLetter, response: objectOf({ success: 'boolean' }) }],
    ['compose', { request: objectOf({ topic: 'string' }), response: objectOf({ data: Letter }) }],
    ['register', { request: newLetter }],
    ['store', { request: newLetter, response: 'Letter' }],
  ])('%s creates where nothing else does', (verb, operation) => {
    expect(roleOf({ ...read, [`POST /letters/${verb}`]: operation }, `POST /letters/${verb}`)).toBe(
      'create letters',
    );
  });

  it.each<[string, string, Readonly<Record<string, OperationSketch>>, string | undefined]>([
    ['the word of its id', 'letter', {}, 'create letters'],
    ['any that responds with it', 'outgoing', {}, 'create letters'],
    [
      'one that lists others',
      'outgoing',
      { 'GET /letters/outgoing': { response: { type: 'array', items: Sheet } } },
      'create outgoing',
    ],
    [
      'one that has items',
      'drafts',
      {
        'GET /letters/drafts/{id}': { response: 'Letter' },
        'GET /letters/drafts': { response: arrayOf('Letter') },
      },
      'create drafts',
    ],
    [
      'one beside another',
      'outgoing',
      { 'POST /letters': { request: newLetter, response: 'Letter' } },
      undefined,
    ],
  ])('creates by a word that is no verb: %s', (_, word, others, role) => {
    const operation = { request: newLetter, response: 'Letter', status: 201 };
    expect(
      roleOf({ ...read, ...others, [`POST /letters/${word}`]: operation }, `POST /letters/${word}`),
    ).toBe(role);
  });

  it.each(['actions', 'commands', 'lifecycle'])(
    'creates nothing where it is an action on the item above, behind %s',
    (word) => {
      const Step = objectOf({ 'id!': 'integer', verb: 'string', startedAt: 'string' });
      const operations: Readonly<Record<string, OperationSketch>> = {
        ...read,
        'POST /letters': { request: newLetter, response: 'Letter', status: 201 },
        [`GET /letters/{letter_id}/${word}/{step_id}`]: { response: Step },
        [`GET /letters/{letter_id}/${word}`]: { response: { type: 'array', items: Step } },
        [`POST /letters/{letter_id}/${word}/frank`]: {
          request: objectOf({ to: 'string' }),
          response: Step,
          status: 201,
        },
      };
      expect(roleOf(operations, `POST /letters/{letter_id}/${word}/frank`) ?? 'none').not.toMatch(/create/);
    },
  );

  it('lists by a word that is no verb what is created by it alone', async () => {
    const shown = objectOf({ to: 'string', text: 'string', sentAt: 'string' });
    const Sent = objectOf({ id: 'string', to: 'string', text: 'string', sentAt: 'string' });
    const api = await createCrudApi(
      sketch({
        'GET /letters': { response: { type: 'array', items: shown } },
        'GET /letters/{id}': { response: Sent },
        'GET /letters/outgoing': { response: { type: 'array', items: shown } },
        'POST /letters/outgoing': { request: shown, response: Sent, status: 201 },
      }),
    );
    const body = { to: 'ada', text: 'hello', sentAt: 'now' };
    const { id } = (await api.requestBody('POST /letters/outgoing', { body })) as { id: string };
    expect(await api.requestBody('GET /letters/{id}', { params: { id } })).toMatchObject(body);
    expect(await api.requestBody('GET /letters/outgoing')).toMatchObject([body]);
    expect(await api.requestBody('GET /letters')).toMatchObject([body]);
  });

  it('makes what a list of that alone shows', async () => {
    const api = await createCrudApi(
      sketch(
        {
          'POST /mail/send': { request: newLetter, response: objectOf({ ok: 'boolean' }) },
          'GET /mail/sent': { response: arrayOf('Letter') },
        },
        { Letter },
      ),
    );
    await api.requestBody('POST /mail/send', { body: { to: 'ada', text: 'hello' } });
    expect(await api.requestBody('GET /mail/sent')).toMatchObject([{ to: 'ada', text: 'hello' }]);
  });

  it('makes movements of money in several ways', () => {
    const Payment = objectOf({ 'id!': 'integer', amount: 'number', kind: 'string' });
    const operation = { request: objectOf({ amount: 'number' }), response: 'Payment', status: 201 };
    const operations = {
      'GET /payments': { response: arrayOf('Payment') },
      'POST /payments/deposit': operation,
      'POST /payments/withdraw': operation,
    };
    expect(rolesIn(sketch(operations, { Payment }))).toMatchObject({
      'POST /payments/deposit': 'create payments',
      'POST /payments/withdraw': 'create payments',
    });
  });

  it.each<[string, Schema]>([
    ['alone', Sheet],
    ['in a page of one', objectOf({ total_count: 'integer', entries: { type: 'array', items: Sheet } })],
  ])('makes a file where a form is sent to what the items are about, and shows it %s', async (_, schema) => {
    const file = { type: 'string', format: 'binary' };
    const form = objectOf({ attributes: objectOf({ 'name!': 'string', folder: 'string' }), file });
    const read = sketch({
      'GET /sheets/{sheet_id}': { response: Sheet },
      'POST /sheets/{sheet_id}': { request: objectOf({ name: 'string' }), response: Sheet },
    });
    const upload = {
      operationId: 'upload',
      requestBody: { content: { 'multipart/form-data': { schema: form } } },
      responses: { '201': { description: 'made', content: { 'application/json': { schema } } } },
    };
    const options = { responses: { '200': { description: 'may be sent' } } };
    const document = { ...read, paths: { ...read.paths, '/sheets/content': { post: upload, options } } };
    expect(rolesIn(document).upload).toBe('create sheets');
    const api = await createCrudApi(document);
    const body = { attributes: { name: 'Q1', folder: 'f' } };
    const made = JSON.stringify(await api.requestBody('upload', { body }));
    const [, id = ''] = /"id":"([^"]+)"/.exec(made) ?? [];
    const shown = await api.requestBody('GET /sheets/{sheet_id}', { params: { sheet_id: id } });
    expect(shown).toMatchObject({ id, name: 'Q1', folder: 'f' });
  });

  it.each<[string, Readonly<Record<string, OperationSketch>>]>([
    ['where another path creates', { 'POST /letters': { request: newLetter, response: 'Letter' } }],
    ['where a usual verb creates', { 'POST /letters/add': { request: newLetter, response: 'Letter' } }],
    ['where a client chooses the ids', { 'POST /letters/{letter_id}': { request: newLetter } }],
  ])('creates nothing %s', (_, operations) => {
    const all = {
      ...read,
      ...operations,
      'POST /letters/send': { request: objectOf({ letter_id: 'integer' }) },
    };
    expect(roleOf(all, 'POST /letters/send')).not.toBe('create letters');
  });

  it.each<[string, OperationSketch]>([
    [
      'the id of an item',
      { request: objectOf({ letter_id: 'integer', text: 'string' }), response: 'Letter' },
    ],
    [
      'what items do not have',
      { request: objectOf({ amount: 'number' }), response: objectOf({ ok: 'boolean' }) },
    ],
    ['nothing', {}],
  ])('creates nothing where it is sent %s', (_, operation) => {
    expect(roleOf({ ...read, 'POST /letters/send': operation }, 'POST /letters/send')).not.toBe(
      'create letters',
    );
  });
});
