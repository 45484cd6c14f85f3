import { expect, it } from 'vitest';
import type { Schema } from '../../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../../support/small-contract.ts';

const texts: Schema = { type: 'array', items: { type: 'string' } };

it.each<[name: string, schema: Schema, sent: object, shown: unknown]>([
  ['recipients', texts, { to: 'ann@a.example, ben@b.example' }, ['ann@a.example', 'ben@b.example']],
  [
    'Recipients',
    texts,
    { to: ['ann@a.example'], bcc: ['ann@a.example', 'cay@c.example'] },
    ['ann@a.example', 'cay@c.example'],
  ],
  ['recipients', texts, { to: 'ann@a.example', recipients: ['me'] }, ['me']],
  ['recipients', texts, {}, []],
  ['readers', texts, { to: 'ann@a.example' }, []],
])('a mail is for all whom its headers name: %s of %j with %j', async (name, schema, sent, shown) => {
  const Mail = objectOf({ 'id!': 'string', [`${name}!`]: schema });
  const operations = {
    'GET /mails': { response: arrayOf('Mail') },
    'POST /mails': { request: objectOf({ to: {}, bcc: texts, [name]: {} }), response: 'Mail', status: 201 },
  };
  const api = await createCrudApi(sketch(operations, { Mail }));
  const made = await api.requestBody<object>('POST /mails', { body: sent });
  expect(made).toMatchObject({ [name]: shown });
  expect(await api.requestBody('GET /mails')).toEqual([made]);
  await api.close();
});
