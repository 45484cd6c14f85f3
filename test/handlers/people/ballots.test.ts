import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { createCrudApi } from '../../support/crud-api.ts';
import { type OperationSketch, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const list = (items: Schema): Schema => ({ type: 'array', items });

/** Things that somebody may be for or against, with the numbers that count that. */
function things(numbers: readonly string[], acts: Readonly<Record<string, OperationSketch>>) {
  const counted = Object.fromEntries(numbers.map((name) => [`${name}!`, 'integer']));
  const Thing = objectOf({ 'id!': 'integer', 'title!': 'string', ...counted });
  const id = { id: { type: 'integer' } } as const;
  return sketch(
    {
      'POST /things': { request: objectOf({ 'title!': 'string' }), response: 'Thing', status: 201 },
      'GET /things/{id}': { response: 'Thing', path: id },
      ...Object.fromEntries(
        Object.entries(acts).map(([name, act]) => [name, name.includes('{id}') ? { ...act, path: id } : act]),
      ),
    },
    { Thing },
  );
}

/** The numbers of a new thing after an act for each of the bodies. */
async function countedAfter(
  numbers: readonly string[],
  act: string,
  declared: OperationSketch,
  bodies: readonly object[],
) {
  const api = await createCrudApi(things(numbers, { [act]: declared }));
  const { id } = await api.requestBody<{ id: number }>('POST /things', { body: { title: 'One' } });
  for (const body of bodies) await api.request(act, { params: { id: `${id}` }, body });
  const shown = await api.requestBody<Record<string, unknown>>('GET /things/{id}', {
    params: { id: `${id}` },
  });
  await api.close();
  return Object.fromEntries(numbers.map((name) => [name, shown[name]]));
}

const sent = (properties: Record<string, Schema | string>): OperationSketch => ({
  request: objectOf(properties),
  status: 204,
});

describe('an act of two sides', () => {
  const near: Schema = { type: 'integer', enum: [-1, 0, 1] };
  const way: Schema = { type: 'string', enum: ['up', 'down'] };
  it.each<[string, Record<string, Schema | string>, readonly object[], object]>([
    ['POST /things/{id}/vote', { 'value!': near }, [{ value: 1 }, { value: 1 }, { value: -1 }], { score: 1 }],
    [
      'POST /things/{id}/votes',
      { 'direction!': way },
      [{ direction: 'up' }, { direction: 'down' }],
      { upvotes: 1, downvotes: 1 },
    ],
    ['PUT /things/{id}/vote', { 'dir!': { type: 'integer', maximum: 1 } }, [{ dir: 1 }], { votes: 1 }],
    [
      'POST /things/{id}/vote',
      { 'isUpvote!': 'boolean' },
      [{ isUpvote: false }],
      { upvoteCount: 0, downvoteCount: 1, score: -1 },
    ],
    [
      'POST /things/{id}/like',
      { 'like!': 'boolean' },
      [{ like: true }, { like: false }],
      { likes: 1, dislikes: 1 },
    ],
    ['POST /things/{id}/like', { 'liked!': flag }, [{ liked: true }, { liked: false }], { likes: 1 }],
  ])('counts who is for the item and who is against it: %s %o', async (act, body, bodies, expected) => {
    expect(await countedAfter(Object.keys(expected), act, sent(body), bodies)).toEqual(expected);
  });

  it('takes a side by the query', async () => {
    const declared: OperationSketch = { status: 204, query: { direction: way } };
    const api = await createCrudApi(things(['upvotes', 'downvotes'], { 'POST /things/{id}/vote': declared }));
    await api.request('POST /things', { body: { title: 'One' } });
    await api.request('POST /things/{id}/vote', { params: { id: '1' }, query: { direction: 'down' } });
    expect(await api.requestBody('GET /things/{id}', { params: { id: '1' } })).toMatchObject({
      downvotes: 1,
    });
    await api.close();
  });

  it.each<[string, Record<string, Schema | string>, object, object]>([
    // Grades are no sides.
    [
      'POST /things/{id}/vote',
      { 'value!': { type: 'integer', minimum: 1, maximum: 5 } },
      { value: 5 },
      { votes: 1 },
    ],
    [
      'POST /things/{id}/vote',
      { 'type!': { type: 'string', enum: ['a', 'b'] } },
      { type: 'b' },
      { votes: 1 },
    ],
  ])('is counted once where what is sent is no side: %s %o', async (act, body, vote, expected) => {
    expect(await countedAfter(Object.keys(expected), act, sent(body), [vote])).toEqual(expected);
  });
});

describe('an act whose body names the item', () => {
  it.each<[string, Record<string, Schema | string>, readonly object[], object]>([
    ['POST /vote', { 'thing_id!': 'integer', 'dir!': 'integer' }, [{ thing_id: 1, dir: 1 }], { votes: 1 }],
    ['POST /likes', { 'thingId!': 'integer' }, [{ thingId: 1 }, { thingId: 1 }], { likesCount: 2 }],
    ['POST /upvote', { 'thingId!': 'integer' }, [{ thingId: 1 }], { upvotes: 1 }],
  ])('counts in that: %s', async (act, body, bodies, expected) => {
    expect(await countedAfter(Object.keys(expected), act, sent(body), bodies)).toEqual(expected);
  });

  it('is refused where the item is unknown, and none where it names two', async () => {
    const { anonymous } = await contractSandbox(
      things(['votes'], { 'POST /vote': sent({ 'thing_id!': 'integer' }) }),
    );
    await anonymous.post('/vote').send({ thing_id: 7 }).expect(404);
    const Other = objectOf({ 'id!': 'integer' });
    const two = things(['votes'], { 'POST /vote': sent({ 'thing_id!': 'integer', 'other_id!': 'integer' }) });
    const others = sketch(
      {
        'POST /others': { response: 'Other', status: 201 },
        'GET /others/{id}': { response: 'Other', path: { id: { type: 'integer' } } },
      },
      { Other },
    );
    const document = {
      ...two,
      paths: { ...two.paths, ...others.paths },
      components: { schemas: { ...two.components?.schemas, ...others.components?.schemas } },
    };
    expect(rolesIn(document)).not.toHaveProperty(['POST /vote']);
  });
});

describe('people who vote', () => {
  /** The posts of a small forum: a list shows each beside the number of its votes. */
  function forum() {
    const Post = objectOf({ 'id!': 'integer', 'title!': 'string' });
    const PostOut = objectOf({ 'Post!': { $ref: '#/components/schemas/Post' }, 'votes!': 'integer' });
    const user = objectOf({ 'id!': 'integer', 'email!': 'string' });
    const people = objectOf({ 'email!': 'string', 'password!': 'string' });
    return sketch(
      {
        'POST /users': { request: people, response: user, status: 201 },
        'GET /users/{id}': { response: user, path: { id: { type: 'integer' } } },
        'POST /login': { request: people, response: objectOf({ 'access_token!': 'string' }) },
        'POST /posts': { request: objectOf({ 'title!': 'string' }), response: 'Post', status: 201 },
        'GET /posts': { response: list({ $ref: '#/components/schemas/PostOut' }), query: { search: text } },
        'GET /posts/{id}': { response: 'PostOut', path: { id: { type: 'integer' } } },
        'POST /vote': { request: objectOf({ 'post_id!': 'integer', 'dir!': 'integer' }), status: 201 },
      },
      { Post, PostOut },
    );
  }

  it('are each on one side at a time, however often they say so', async () => {
    const { anonymous } = await contractSandbox(forum());
    const signIn = async (name: string) => {
      const credentials = { email: `${name}@example.test`, password: 'secret-word' };
      await anonymous.post('/users').send(credentials).expect(201);
      const { body } = await anonymous.post('/login').send(credentials).expect(200);
      return `Bearer ${body.access_token}`;
    };
    const [ann, bob] = [await signIn('ann'), await signIn('bob')];
    await anonymous.post('/posts').set('Authorization', ann).send({ title: 'One' }).expect(201);
    const votesAfter = async (token: string, dir: number) => {
      await anonymous.post('/vote').set('Authorization', token).send({ post_id: 1, dir }).expect(201);
      return (await anonymous.get('/posts/1')).body.votes;
    };
    expect(await votesAfter(ann, 1)).toBe(1);
    expect(await votesAfter(ann, 1)).toBe(1);
    expect(await votesAfter(bob, 1)).toBe(2);
    expect(await votesAfter(ann, -1)).toBe(0);
    expect(await votesAfter(ann, 0)).toBe(1);
    expect((await anonymous.get('/posts')).body).toMatchObject([{ Post: { title: 'One' }, votes: 1 }]);
  });
});

describe('a vote whose side is in the path, of an item with the difference alone', () => {
  /** The number after some votes, of nobody in particular. */
  async function after(number: Schema, votes: readonly string[]) {
    const Thing = objectOf({ 'id!': 'integer', 'title!': 'string', 'votes!': number });
    const path = { id: { type: 'integer' } } as const;
    const act: OperationSketch = { response: 'Thing', path };
    const api = await createCrudApi(
      sketch(
        {
          'POST /things': { request: objectOf({ 'title!': 'string' }), response: 'Thing', status: 201 },
          'GET /things/{id}': act,
          'POST /things/{id}/upvote': act,
          'DELETE /things/{id}/upvote': act,
          'POST /things/{id}/downvote': act,
        },
        { Thing },
      ),
    );
    await api.request('POST /things', { body: { title: 'One' } });
    for (const vote of votes) {
      const [method = '', side = ''] = vote.split(' ');
      await api.request(`${method} /things/{id}/${side}`, { params: { id: '1' } });
    }
    return (await api.requestBody<{ votes: number }>('GET /things/{id}', { params: { id: '1' } })).votes;
  }

  it.each<[readonly string[], Schema, number]>([
    [['POST upvote', 'POST upvote', 'POST downvote'], { type: 'integer' }, 1],
    [['POST downvote'], { type: 'integer' }, -1],
    [['POST upvote', 'POST upvote', 'DELETE upvote'], { type: 'integer' }, 1],
    [['POST downvote', 'POST upvote'], { type: 'integer', minimum: 0 }, 1],
  ])('counts %j of %j', async (votes, number, expected) => {
    expect(await after(number, votes)).toBe(expected);
  });
});
