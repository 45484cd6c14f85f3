import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../support/small-contract.ts';

const login = objectOf({ 'email!': 'string', 'password!': 'string' });

/** What an operation on many does for Ann, and what she and Bob have then. */
async function afterwards(operation: string, declared: OperationSketch, description: string) {
  const document = sketch(
    {
      'POST /register': { request: login, response: 'Person', status: 201 },
      'POST /login': { request: login, response: objectOf({ 'token!': 'string' }) },
      'GET /me': { response: 'Person' },
      'GET /notices': { response: arrayOf('Notice') },
      'POST /notices': { request: 'Notice', response: 'Notice', status: 201 },
      'GET /notices/{id}': { response: 'Notice', path: { id: { type: 'integer' } } },
      [operation]: declared,
    },
    {
      Person: objectOf({ 'id!': 'integer', 'email!': 'string' }),
      Notice: objectOf({
        'id!': { type: 'integer', readOnly: true },
        read: 'boolean',
        public: 'boolean',
        user_id: 'integer',
      }),
    },
  );
  const { paths } = document;
  const [method = '', path = ''] = operation.split(' ');
  for (const each of ['/notices', '/notices/{id}', path].flatMap((one) => Object.values(paths[one] ?? {})))
    Object(each).security = [{ bearer: [] }];
  Object(paths['/notices']).get.description = description;
  Object(document.components).securitySchemes = { bearer: { type: 'http', scheme: 'bearer' } };
  const { api } = await contractSandbox(document);
  const tokens: string[] = [];
  for (const email of ['ann@example.test', 'bob@example.test']) {
    await api.post('/register').send({ email, password: 'x' });
    const { body } = await api.post('/login').send({ email, password: 'x' });
    tokens.push(`Bearer ${body.token}`);
  }
  const [ann = '', bob = ''] = tokens;
  for (const user_id of [1, 2, 2])
    await api.post('/notices').set('Authorization', ann).send({ read: false, public: true, user_id });
  const verb = method.toLowerCase() as 'get' | 'post' | 'delete';
  const { body: shown } = await api[verb](path).set('Authorization', ann);
  const listed = async (token: string): Promise<readonly boolean[]> =>
    (await api.get('/notices').set('Authorization', token)).body.map(({ read }: { read: boolean }) => read);
  return { shown, ofAnn: await listed(ann), ofBob: await listed(bob) };
}

const count = objectOf({ 'count!': 'integer' });
const ofAnn = 'Lists the notices of the current user';

describe('an operation on many beside a list of what somebody has', () => {
  it.each<[string, OperationSketch, object]>([
    ['POST /notices/read-all', { status: 204 }, { ofAnn: [true], ofBob: [false, false] }],
    ['DELETE /notices', { status: 204 }, { ofAnn: [], ofBob: [false, false] }],
    ['GET /notices/unread-count', { response: count }, { shown: { count: 1 } }],
    ['GET /notices/count', { response: count }, { shown: { count: 1 } }],
    ['GET /notices/stats', { response: objectOf({ 'total!': 'integer' }) }, { shown: { total: 1 } }],
    ['GET /notices/unread', { response: arrayOf('Notice') }, { shown: [{ user_id: 1 }] }],
  ])('is about that alone: %s', async (operation, declared, expected) => {
    expect(await afterwards(operation, declared, ofAnn)).toMatchObject(expected);
  });

  it('is about all where its word says so', async () => {
    const declared = { response: arrayOf('Notice') };
    expect((await afterwards('GET /notices/public', declared, ofAnn)).shown).toHaveLength(3);
  });

  it.each<[string, OperationSketch, object]>([
    ['POST /notices/read-all', { status: 204 }, { ofAnn: [true, true, true] }],
    ['DELETE /notices', { status: 204 }, { ofAnn: [], ofBob: [] }],
    ['GET /notices/unread-count', { response: count }, { shown: { count: 3 } }],
  ])('is about all where the list is: %s', async (operation, declared, expected) => {
    expect(await afterwards(operation, declared, 'Lists the notices')).toMatchObject(expected);
  });
});
