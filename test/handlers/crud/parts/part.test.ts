import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../../support/small-contract.ts';

const named = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const signers: Schema = { type: 'array', items: objectOf({ email: 'string', name: 'string' }) };

/** Envelopes, whose recipients and documents a create is sent and no envelope shows, with operations below them. */
const envelopes = (below: Readonly<Record<string, OperationSketch>>) =>
  sketch(
    {
      'GET /envelopes': { response: arrayOf('Envelope') },
      'POST /envelopes': {
        request: objectOf({ subject: 'string', recipients: named('Recipients'), documents: arrayOf('Doc') }),
        response: 'Envelope',
        status: 201,
      },
      'GET /envelopes/{id}': { response: 'Envelope' },
      ...below,
    },
    {
      Envelope: objectOf({ 'id!': 'string', subject: 'string' }),
      Recipients: objectOf({ signers, note: 'string' }),
      Doc: objectOf({ documentId: 'string', name: 'string' }),
    },
  );

const path = '/envelopes/{id}/recipients';
const recipients = { signers: [{ email: 'a@b.example', name: 'Ada' }] };
const documents = [{ documentId: '1', name: 'd.pdf' }];

async function setUp(
  below: Readonly<Record<string, OperationSketch>>,
  sent: object = { recipients, documents },
) {
  const api = await createCrudApi(envelopes(below));
  const { id } = await api.requestBody<{ id: string }>('POST /envelopes', {
    body: { subject: 'S', ...sent },
  });
  const send = (name: string, body?: unknown) => api.requestBody(name, { params: { id }, body });
  return { api, send };
}

describe('a part of an item that its create is sent', () => {
  it.each<[string, OperationSketch, unknown]>([
    [path, { response: 'Recipients' }, recipients],
    [path, { response: objectOf({ 'recipients!': named('Recipients') }) }, { recipients }],
    [path, { response: objectOf({ 'data!': named('Recipients') }) }, { data: recipients }],
    ['/envelopes/{id}/documents', { response: arrayOf('Doc') }, documents],
    ['/envelopes/{id}/documents', { response: objectOf({ documents: arrayOf('Doc') }) }, { documents }],
  ])('is shown at %s: %#', async (at, operation, expected) => {
    const { api, send } = await setUp({ [`GET ${at}`]: operation });
    expect(await send(`GET ${at}`)).toEqual(expected);
    const unknown = api.request(`GET ${at}`, { params: { id: 'none' } });
    await expect(unknown).rejects.toMatchObject({ code: 'not-found' });
  });

  const all = {
    [`GET ${path}`]: { response: 'Recipients' },
    [`PUT ${path}`]: { request: 'Recipients', response: 'Recipients' },
    [`PATCH ${path}`]: { request: 'Recipients', response: 'Recipients' },
  };

  it('is replaced, and changed in part', async () => {
    const { send } = await setUp(all);
    expect(await send(`PATCH ${path}`, { note: 'n' })).toEqual({ ...recipients, note: 'n' });
    expect(await send(`GET ${path}`)).toEqual({ ...recipients, note: 'n' });
    expect(await send(`PUT ${path}`, { note: 'm' })).toEqual({ note: 'm' });
    expect(await send(`GET ${path}`)).toEqual({ note: 'm' });
  });

  it('is the same each time where nothing was sent of it', async () => {
    const { send } = await setUp(all, {});
    expect(await send(`GET ${path}`)).toEqual(await send(`GET ${path}`));
    await send(`PUT ${path}`, { note: 'm' });
    expect(await send(`GET ${path}`)).toEqual({ note: 'm' });
  });

  it('is none where it has items of its own, or is of another kind', () => {
    const documentPath = '/envelopes/{id}/documents';
    const own = rolesIn(
      envelopes({
        [`GET ${documentPath}`]: { response: arrayOf('Doc') },
        [`POST ${documentPath}`]: { request: 'Doc', response: 'Doc', status: 201 },
      }),
    );
    expect(own[`POST ${documentPath}`]).toBe('create envelopes/documents');
    const other = rolesIn(envelopes({ [`GET ${path}`]: { response: objectOf({ total: 'integer' }) } }));
    expect(other).not.toHaveProperty([`GET ${path}`]);
  });
});
