import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { objectOf, sketch } from '../../../support/small-contract.ts';

describe('what is sent for new items alone', () => {
  it.each([
    ['status', 'status_if_new'],
    ['role', 'roleOnCreate'],
  ])('is the %s of a new one and changes no other', async (property, name) => {
    const Guest = objectOf({ 'name!': 'string', [property]: 'string' });
    const request = objectOf({ [property]: 'string', [name]: 'string', note: 'string' });
    const document = sketch(
      { 'PUT /guests/{name}': { request, response: 'Guest' }, 'GET /guests/{name}': { response: 'Guest' } },
      { Guest },
    );
    const api = await createCrudApi(document);
    const put = (body: object) => api.requestBody('PUT /guests/{name}', { params: { name: 'ada' }, body });
    expect(await put({ [name]: 'invited' })).toMatchObject({ name: 'ada', [property]: 'invited' });
    await put({ [property]: 'there', [name]: 'invited' });
    expect(await api.requestBody('GET /guests/{name}', { params: { name: 'ada' } })).toMatchObject({
      [property]: 'there',
    });
    expect(
      await api.requestBody('PUT /guests/{name}', {
        params: { name: 'bob' },
        body: { [property]: 'there', [name]: 'invited' },
      }),
    ).toMatchObject({ [property]: 'there' });
    await api.close();
  });
});
