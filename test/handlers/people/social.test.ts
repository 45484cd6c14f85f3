import { describe, expect, it } from 'vitest';
import type { OpenApiDocument, Schema } from '../../../src/openapi/document.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { objectOf, sketch } from '../../support/small-contract.ts';

const text = { type: 'string' } as const;
const tags = { type: 'array', items: text } as const;
const Account = objectOf({ 'handle!': 'string', 'email!': 'string', 'token!': 'string', 'about!': 'string' });
const Profile = objectOf({
  ...{ 'handle!': 'string', 'about!': 'string', 'following!': 'boolean', blocked: 'boolean' },
});
const Story = objectOf({
  ...{
    'slug!': 'string',
    'title!': 'string',
    'tagList!': tags,
    'liked!': 'boolean',
    'likesCount!': 'integer',
  },
  'author!': { $ref: '#/components/schemas/Profile' },
});

/** People who write stories, in envelopes, and look at each other under another path than the one they sign up at. */
function magazine(): OpenApiDocument {
  const inside = (name: string, schema: Schema) => objectOf({ [`${name}!`]: schema });
  const profile = inside('profile', { $ref: '#/components/schemas/Profile' });
  const story = inside('story', { $ref: '#/components/schemas/Story' });
  const stories = objectOf({
    'stories!': { type: 'array', items: { $ref: '#/components/schemas/Story' } },
    'storiesCount!': 'integer',
  });
  const account = inside('account', { $ref: '#/components/schemas/Account' });
  const signUp = objectOf({
    'handle!': 'string',
    'email!': 'string',
    'password!': 'string',
    about: 'string',
  });
  const draft = inside('story', objectOf({ 'title!': 'string', tagList: tags }));
  const document = sketch(
    {
      'POST /accounts': { request: inside('account', signUp), response: account, status: 201 },
      'POST /accounts/login': {
        request: inside('account', objectOf({ 'email!': 'string', 'password!': 'string' })),
        response: account,
      },
      'GET /account': { response: account },
      'PUT /account': { request: inside('account', objectOf({ about: 'string' })), response: account },
      'GET /profiles/{handle}': { response: profile },
      'POST /profiles/{handle}/follow': { response: profile },
      'DELETE /profiles/{handle}/follow': { response: profile },
      'POST /stories': { request: draft, response: story, status: 201 },
      'GET /stories': { response: stories, query: { tag: text, author: text, liked: text } },
      'GET /stories/feed': { response: stories },
      'GET /stories/{slug}': { response: story },
      'PUT /stories/{slug}': {
        request: inside('story', objectOf({ title: 'string' })),
        response: story,
      },
      'POST /stories/{slug}/like': { response: story },
      'DELETE /stories/{slug}/like': { response: story },
      'POST /profiles/{handle}/block': { response: profile },
      'GET /tags': { response: objectOf({ 'tags!': tags }) },
    },
    { Account, Profile, Story },
  );
  Object(document.paths['/stories/feed']).get.description = 'The stories of those whom you follow.';
  return document;
}

async function served() {
  const { anonymous } = await contractSandbox(magazine());
  const signUp = async (handle: string) => {
    const account = {
      handle,
      email: `${handle}@example.test`,
      password: 'secret-word',
      about: `I am ${handle}`,
    };
    const { body } = await anonymous.post('/accounts').send({ account }).expect(201);
    return String(body.account.token);
  };
  const [ann, bob] = [await signUp('ann'), await signUp('bob')];
  const as = (token: string) => ({
    get: async (path: string) => (await anonymous.get(path).set('Authorization', `Bearer ${token}`)).body,
    post: async (path: string, body = {}) =>
      (await anonymous.post(path).set('Authorization', `Bearer ${token}`).send(body)).body,
    put: async (path: string, body: object) =>
      (await anonymous.put(path).set('Authorization', `Bearer ${token}`).send(body)).body,
    delete: async (path: string) =>
      (await anonymous.delete(path).set('Authorization', `Bearer ${token}`)).body,
  });
  return { anonymous, ann: as(ann), bob: as(bob) };
}

describe('people who look at each other', () => {
  it('find those who signed up elsewhere, and nobody else', async () => {
    const { anonymous, ann } = await served();
    expect(await ann.get('/profiles/bob')).toEqual({
      profile: { handle: 'bob', about: 'I am bob', following: false, blocked: false },
    });
    await anonymous.get('/profiles/nobody').expect(404);
  });

  it('each follow for themselves', async () => {
    const { ann, bob } = await served();
    expect(await ann.post('/profiles/bob/follow')).toMatchObject({ profile: { following: true } });
    expect(await ann.get('/profiles/bob')).toMatchObject({ profile: { following: true } });
    expect(await bob.get('/profiles/bob')).toMatchObject({ profile: { following: false } });
    expect(await ann.delete('/profiles/bob/follow')).toMatchObject({ profile: { following: false } });
    expect(await ann.get('/profiles/bob')).toMatchObject({ profile: { following: false } });
  });

  it('are blocked for all', async () => {
    const { ann, bob } = await served();
    await ann.post('/profiles/bob/block');
    expect(await ann.get('/profiles/bob')).toMatchObject({ profile: { blocked: true } });
    expect(await bob.get('/profiles/bob')).toMatchObject({ profile: { blocked: true } });
  });

  it('see in what they made what a profile shows of them, as it is now', async () => {
    const { ann, bob } = await served();
    const made = await bob.post('/stories', { story: { title: 'One' } });
    expect(made.story.author).toEqual({ handle: 'bob', about: 'I am bob', following: false, blocked: false });
    await bob.put('/account', { account: { about: 'changed' } });
    await ann.post('/profiles/bob/follow');
    const { story } = await ann.get('/stories/one');
    expect(story.author).toEqual({ handle: 'bob', about: 'changed', following: true, blocked: false });
  });

  it('read the stories of those whom they follow in a feed that says so', async () => {
    const { ann, bob } = await served();
    await ann.post('/stories', { story: { title: 'Of Ann' } });
    await bob.post('/stories', { story: { title: 'Of Bob' } });
    expect(await ann.get('/stories/feed')).toEqual({ stories: [], storiesCount: 0 });
    await ann.post('/profiles/bob/follow');
    expect(await ann.get('/stories/feed')).toMatchObject({ stories: [{ slug: 'of-bob' }], storiesCount: 1 });
  });
});

describe('what people like', () => {
  it('is liked by those who have liked it, each counted once', async () => {
    const { ann, bob } = await served();
    await ann.post('/stories', { story: { title: 'One' } });
    expect(await ann.post('/stories/one/like')).toMatchObject({ story: { liked: true, likesCount: 1 } });
    expect(await ann.post('/stories/one/like')).toMatchObject({ story: { liked: true, likesCount: 1 } });
    expect(await bob.get('/stories/one')).toMatchObject({ story: { liked: false, likesCount: 1 } });
    expect(await bob.delete('/stories/one/like')).toMatchObject({ story: { liked: false, likesCount: 1 } });
    expect(await bob.post('/stories/one/like')).toMatchObject({ story: { liked: true, likesCount: 2 } });
    expect(await ann.delete('/stories/one/like')).toMatchObject({ story: { liked: false, likesCount: 1 } });
    expect(await bob.get('/stories/one')).toMatchObject({ story: { liked: true, likesCount: 1 } });
  });

  it('is what a list shows that names somebody, or says whether it is liked', async () => {
    const { ann, bob } = await served();
    for (const title of ['One', 'Two']) await ann.post('/stories', { story: { title } });
    await ann.post('/stories/one/like');
    const slugs = async (who: typeof ann, query: string) =>
      (await who.get(`/stories?${query}`)).stories.map(({ slug }: { slug: string }) => slug);
    expect(await slugs(bob, 'liked=ann')).toEqual(['one']);
    expect(await slugs(bob, 'liked=bob')).toEqual([]);
    expect(await slugs(bob, 'liked=nobody')).toEqual([]);
    expect(await slugs(ann, 'liked=true')).toEqual(['one']);
    expect(await slugs(bob, 'liked=true')).toEqual([]);
  });
});

describe('what stories are called', () => {
  it('is their slug, which stays what it is, and of a second one has its number', async () => {
    const { ann } = await served();
    const { story } = await ann.post('/stories', { story: { title: 'Déjà vu, again!' } });
    expect(story.slug).toBe('deja-vu-again');
    const second = await ann.post('/stories', { story: { title: 'Déjà vu again' } });
    expect(second.story.slug).toBe('deja-vu-again-2');
    expect(await ann.put('/stories/deja-vu-again', { story: { title: 'New' } })).toMatchObject({
      story: { slug: 'deja-vu-again', title: 'New' },
    });
  });

  it.each([
    ['tag=b', ['one', 'two']],
    ['tag=c', ['two']],
    ['tag=none', []],
  ])('they are found by %s of a tagList', async (query, slugs) => {
    const { ann } = await served();
    await ann.post('/stories', { story: { title: 'One', tagList: ['b', 'a'] } });
    await ann.post('/stories', { story: { title: 'Two', tagList: ['c', 'b'] } });
    const { stories } = await ann.get(`/stories?${query}`);
    expect(stories.map(({ slug }: { slug: string }) => slug)).toEqual(slugs);
    expect(await ann.get('/tags')).toEqual({ tags: ['a', 'b', 'c'] });
  });
});
