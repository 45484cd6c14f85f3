import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

/** What requests call a property, and what responses do. */
const styles = [
  ['PhoneNumber', 'phone_number'],
  ['phone-number', 'phoneNumber'],
  ['phone_number', 'PhoneNumber'],
] as const;

function contacts(sent: string, shown: string) {
  return sketch(
    {
      'POST /contacts': { request: objectOf({ [sent]: 'string' }), response: 'Contact', status: 201 },
      'GET /contacts': { response: arrayOf('Contact') },
      'GET /contacts/{id}': { response: 'Contact' },
      'PATCH /contacts/{id}': { request: objectOf({ [sent]: 'string' }), response: 'Contact' },
    },
    { Contact: objectOf({ 'id!': 'integer', [`${shown}!`]: 'string' }) },
  );
}

describe('a property that responses name in another style', () => {
  it.each(styles)('is shown as it was sent: %s as %s', async (sent, shown) => {
    const api = await createCrudApi(contacts(sent, shown));
    const params = { id: 1 };
    expect(await api.requestBody('POST /contacts', { body: { [sent]: '112' } })).toEqual({
      id: 1,
      [shown]: '112',
    });
    expect(await api.requestBody('GET /contacts')).toEqual([{ id: 1, [shown]: '112' }]);
    await api.request('PATCH /contacts/{id}', { params, body: { [sent]: '911' } });
    expect(await api.requestBody('GET /contacts/{id}', { params })).toEqual({ id: 1, [shown]: '911' });
  });

  it('is another property where a request sends both', async () => {
    const both = objectOf({ 'user-name': 'string', userName: 'string' });
    const api = await createCrudApi(
      sketch(
        {
          'POST /logins': { request: both, response: 'Login', status: 201 },
          'GET /logins/{id}': { response: 'Login' },
        },
        { Login: objectOf({ 'id!': 'integer', userName: 'string' }) },
      ),
    );
    const body = { 'user-name': 'a', userName: 'b' };
    expect(await api.requestBody('POST /logins', { body })).toMatchObject({ userName: 'b' });
  });
});
