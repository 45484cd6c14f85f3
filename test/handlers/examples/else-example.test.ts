import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

const Lesson = objectOf({ 'id!': 'integer', 'group!': 'string', 'topic!': 'string' });

const document = sketch(
  {
    'GET /lessons': { response: arrayOf('Lesson') },
    'POST /lessons': {
      request: objectOf({ 'group!': 'string', 'topic!': 'string' }),
      response: 'Lesson',
      status: 201,
    },
    'GET /lessons/today': { response: 'Lesson', query: { group: { type: 'string' } } },
    'GET /lessons/current': { response: objectOf({ data: { $ref: '#/components/schemas/Lesson' } }) },
  },
  { Lesson },
);

describe('a word whose item the server alone knows', () => {
  it('shows one of the items that there are, the newest that the filters select', async () => {
    const { api } = await contractSandbox(document);
    for (const [group, topic] of [
      ['a', 'Sums'],
      ['b', 'Maps'],
      ['a', 'Sets'],
      ['b', 'Verbs'],
    ])
      await api.post('/lessons').send({ group, topic }).expect(201);
    expect((await api.get('/lessons/today').expect(200)).body).toMatchObject({ topic: 'Verbs' });
    expect((await api.get('/lessons/today?group=a').expect(200)).body).toMatchObject({ topic: 'Sets' });
  });

  it('is an example while there is none', async () => {
    const { api } = await contractSandbox(document);
    expect((await api.get('/lessons/today').expect(200)).body).toMatchObject({ id: expect.any(Number) });
    await api.post('/lessons').send({ group: 'a', topic: 'Sums' }).expect(201);
    expect((await api.get('/lessons/today?group=c').expect(200)).body).not.toMatchObject({ topic: 'Sums' });
  });

  it.each(['createdAt', 'created_date', 'createdOn'])('goes by %s, where no list is sorted', async (time) => {
    const timed = objectOf({
      'id!': 'integer',
      'group!': 'string',
      'topic!': 'string',
      [`${time}!`]: { type: 'string', format: 'date-time' },
    });
    const { api } = await contractSandbox({ ...document, components: { schemas: { Lesson: timed } } });
    for (const topic of ['Sums', 'Maps']) await api.post('/lessons').send({ group: 'a', topic }).expect(201);
    expect((await api.get('/lessons/today').expect(200)).body).toMatchObject({ topic: 'Maps' });
    expect((await api.get('/lessons/today?group=a').expect(200)).body).toMatchObject({ topic: 'Maps' });
  });
});

describe('a path of a collection that shows one of its items', () => {
  const Club = objectOf({ 'id!': 'integer', 'email!': 'string', 'town!': 'string' });
  const clubs = sketch(
    {
      'POST /club': {
        request: objectOf({ 'email!': 'string', 'town!': 'string' }),
        response: 'Club',
        status: 201,
      },
      'GET /club': {
        response: 'Club',
        query: { id: { type: 'integer' }, email: { type: 'string' }, town: { type: 'string' } },
      },
      'GET /club/list': { response: arrayOf('Club') },
    },
    { Club },
  );

  it.each<[string, number, object]>([
    ['?id=1', 200, { id: 1, town: 'Lisbon' }],
    ['?email=b@example.test', 200, { id: 2, town: 'Oslo' }],
    ['?town=Lisbon', 200, { id: 1 }],
    ['', 200, { id: 2 }],
    // What identifies one item names that, and no other.
    ['?id=7', 404, {}],
    ['?email=c@example.test', 404, {}],
  ])('shows what the query selects: %s', async (query, status, shown) => {
    const { api } = await contractSandbox(clubs);
    await api.post('/club').send({ email: 'a@example.test', town: 'Lisbon' }).expect(201);
    await api.post('/club').send({ email: 'b@example.test', town: 'Oslo' }).expect(201);
    expect((await api.get(`/club${query}`).expect(status)).body).toMatchObject(shown);
  });
});
