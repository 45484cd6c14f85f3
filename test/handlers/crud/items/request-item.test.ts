import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const readOnly: Schema = { type: 'string', readOnly: true };
const text: Schema = { type: 'string' };

/** Members whose responses declare what they were called as read-only. */
function club(sent: Schema) {
  const Member = objectOf({ 'nick!': readOnly, town: readOnly, email: 'string' });
  return sketch(
    {
      'POST /members': { request: sent, response: 'Member', status: 201 },
      'GET /members': { response: arrayOf('Member') },
      'GET /members/{nick}': { response: 'Member' },
    },
    { Member },
  );
}

describe('what responses declare as read-only', () => {
  it('is stored where the request sends it', async () => {
    const api = await createCrudApi(club(objectOf({ 'nick!': text, town: text, email: 'string' })));
    const body = { nick: 'ada', town: 'Wien', email: 'ada@example.test' };
    expect(await api.requestBody('POST /members', { body })).toEqual(body);
    expect(await api.requestBody('GET /members/{nick}', { params: { nick: 'ada' } })).toEqual(body);
  });

  it('is the server’s where the request says so too', async () => {
    const sent = objectOf({ 'nick!': text, town: readOnly, email: 'string' });
    const api = await createCrudApi(club(sent));
    const body = { nick: 'ada', town: 'Wien', email: 'ada@example.test' };
    expect(await api.requestBody('POST /members', { body })).not.toMatchObject({ town: 'Wien' });
  });

  it('is the server’s where the request does not declare it', async () => {
    const api = await createCrudApi(club(objectOf({ 'nick!': text })));
    const body = { nick: 'ada', town: 'Wien' };
    expect(await api.requestBody('POST /members', { body })).not.toMatchObject({ town: 'Wien' });
  });
});
