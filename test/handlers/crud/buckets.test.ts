import { beforeEach, describe, expect, it } from 'vitest';
import { type CrudApi, createCrudApi, loadTestContract } from '../../support/crud-api.ts';

const document = await loadTestContract('buckets');

describe('names as ids, and resources that a PUT creates', () => {
  let api: CrudApi;
  beforeEach(async () => {
    api = await createCrudApi(document);
  });

  const put = (bucketName: string, body: object = { region: 'eu-1' }) =>
    api.request('putBucket', { params: { bucketName }, body });

  it('creates with 201 and a Location, then replaces with 200', async () => {
    const made = await put('photos', { region: 'eu-1', tags: { a: 'b' } });
    expect(made).toMatchObject({ status: 201, headers: { Location: '/buckets/photos' } });
    expect(made.body).toEqual({
      name: 'photos',
      region: 'eu-1',
      versioning: false,
      tags: { a: 'b' },
      arn: expect.stringMatching(/^arn:bucket:/),
      createdOn: '2026-01-01',
      modifiedOn: '2026-01-01',
    });
    api.runtime.advance(86_400_000);
    const replaced = await put('photos', { region: 'us-1' });
    const { tags: _gone, ...rest } = made.body as Record<string, unknown>;
    expect(replaced).toEqual({
      status: 200,
      headers: { ETag: expect.any(String) },
      mediaType: 'application/vnd.buckets+json',
      body: { ...rest, region: 'us-1', modifiedOn: '2026-01-02' },
    });
  });

  it('lists by name, and a page keeps its position when rows are deleted', async () => {
    for (const name of ['cc', 'aa', 'dd', 'bb']) await put(name);
    const first = await api.requestBody<{ nextToken: string }>('listBuckets', { query: { maxResults: 2 } });
    expect(first).toMatchObject({ buckets: [{ name: 'aa' }, { name: 'bb' }], count: 4 });
    await api.request('deleteBucket', { params: { bucketName: 'bb' } });
    await put('ba');
    const next = await api.requestBody('listBuckets', { query: { nextToken: first.nextToken } });
    expect(next).toMatchObject({ buckets: [{ name: 'cc' }, { name: 'dd' }], nextToken: null });
  });

  it('distinguishes rules of one name in two buckets', async () => {
    await put('aa');
    await put('bb');
    const rule = (bucketName: string, days: number) =>
      api.requestBody('putRule', {
        params: { bucketName, ruleName: 'old stuff' },
        body: { prefix: 'logs/', days },
      });
    expect(await rule('aa', 1)).toEqual({ ruleName: 'old stuff', prefix: 'logs/', days: 1 });
    await rule('bb', 2);
    const read = (bucketName: string) =>
      api.requestBody<{ days: number }>('getRule', { params: { bucketName, ruleName: 'old stuff' } });
    expect([(await read('aa')).days, (await read('bb')).days]).toEqual([1, 2]);
    await api.request('deleteBucket', { params: { bucketName: 'aa' } });
    expect(await api.requestBody('listRules', { params: { bucketName: 'bb' } })).toMatchObject({
      rules: [{ days: 2 }],
    });
    expect(api.stored('buckets/rules')).toHaveLength(1);
  });

  it('responds with the contract’s example of a singleton until it is written', async () => {
    expect(await api.requestBody('getSettings')).toEqual(await api.requestBody('getSettings'));
    await api.request('putSettings', { body: { defaultRegion: 'us-1' } });
    expect(await api.requestBody('getSettings')).toEqual({ defaultRegion: 'us-1' });
  });
});
