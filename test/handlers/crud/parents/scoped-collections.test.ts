import { expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

it('keeps the items of a collection that ends with a parameter apart, by what that says', async () => {
  const Rule = objectOf({ 'id!': 'string', 'label!': 'string' });
  const request = objectOf({ 'label!': 'string' });
  const api = await createCrudApi(
    sketch(
      {
        'GET /rules/{scope}': { response: arrayOf('Rule') },
        'POST /rules/{scope}': { request, response: 'Rule', status: 201 },
        'GET /rules/{scope}/{ruleId}': { response: 'Rule' },
      },
      { Rule },
    ),
  );
  const params = { scope: 'mail' };
  const rule = await api.requestBody<{ id: string }>('POST /rules/{scope}', { params, body: { label: 'a' } });
  expect(rule).toEqual({ id: expect.any(String), label: 'a' });
  expect(await api.requestBody('GET /rules/{scope}', { params })).toEqual([rule]);
  expect(await api.requestBody('GET /rules/{scope}', { params: { scope: 'phone' } })).toEqual([]);
  const path = { ruleId: rule.id };
  expect(await api.requestBody('GET /rules/{scope}/{ruleId}', { params: { ...params, ...path } })).toEqual(
    rule,
  );
  const elsewhere = api.request('GET /rules/{scope}/{ruleId}', { params: { scope: 'phone', ...path } });
  await expect(elsewhere).rejects.toMatchObject({ status: 404 });
  await api.close();
});
