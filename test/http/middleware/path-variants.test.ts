import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../src/index.ts';
import { type ContractFolder, contractFolder } from '../../support/contract-folder.ts';

const says = (text: string) => ({
  responses: { 200: { description: 'ok', content: { 'application/json': { example: { is: text } } } } },
});
const takes = (schema: object) => ({ requestBody: { content: { 'application/json': { schema } } } });
const query = (name: string, schema: object) => ({ name, in: 'query', required: true, schema });
const path = (name: string, schema: object) => ({ name, in: 'path', required: true, schema });
const closed = (name: string) => ({
  type: 'object',
  required: [name],
  properties: { [name]: { type: 'string' } },
  additionalProperties: false,
});

const paths = {
  '/reports': { get: says('plain') },
  '/reports?beta=true': { get: says('beta') },
  '/reports?beta=true&deep=1': { get: says('deep') },
  '/scans/{label}': { get: { parameters: [path('label', { type: 'string' })], ...says('by label') } },
  '/scans/{scanId}': {
    get: { parameters: [path('scanId', { type: 'string', format: 'uuid' })], ...says('by id') },
  },
  '/racks/{rack}/bins/{number}': {
    get: {
      parameters: [path('rack', { type: 'string' }), path('number', { type: 'integer' })],
      ...says('by number'),
    },
  },
  '/racks/{rackName}/bins/{colour}': {
    get: {
      parameters: [path('rackName', { type: 'string' }), path('colour', { enum: ['red', 'blue'] })],
      ...says('by colour'),
    },
  },
  '/previews?on': { get: says('preview') },
  '/tracks/{id}': { put: { ...takes(closed('title')), ...says('rename') } },
  '/tracks/{id}#share': { put: { ...takes(closed('link')), ...says('share') } },
  '/tracks/{id}#tag': { put: { parameters: [query('tag', { type: 'string' })], ...says('tag') } },
  '/#Action=Start': { get: { parameters: [query('Action', { enum: ['Start'] })], ...says('start') } },
  '/#Action=Stop': { get: { parameters: [query('Action', { enum: ['Stop'] })], ...says('stop') } },
  '/#Action=Wait': {
    get: {
      parameters: [query('Action', { enum: ['Wait'] }), query('Seconds', { type: 'integer' })],
      ...says('wait'),
    },
  },
};

let folder: ContractFolder;
let sandbox: Sandbox;
beforeAll(async () => {
  folder = contractFolder({
    'api.json': { openapi: '3.0.3', info: { title: 'Variants', version: '1' }, paths },
  });
  sandbox = await createSandbox({ contract: folder.path('api.json'), port: 0 });
});
afterAll(async () => {
  await sandbox.close();
  folder.remove();
});

async function send(method: string, path: string, body?: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(sandbox.url + path, {
    method,
    ...(body && { headers, body: JSON.stringify(body) }),
  });
  return response.status === 200 ? ((await response.json()) as { is: string }).is : response.status;
}

describe('a query in the key of a path', () => {
  it.each([
    ['/reports', 'plain'],
    ['/reports?beta=true', 'beta'],
    ['/reports?deep=1&beta=true', 'deep'],
    ['/reports?beta=%74rue', 'beta'],
    ['/reports?beta=false', 400],
    ['/previews?on', 'preview'],
    ['/previews?on=1', 'preview'],
    ['/previews', 404],
  ])('is a condition: GET %s is %s', async (path, expected) => {
    expect(await send('GET', path)).toBe(expected);
  });

  it('is named when a request lacks it', async () => {
    const { detail } = (await (await fetch(`${sandbox.url}/previews`)).json()) as { detail: string };
    expect(detail).toBe('/previews is served with ?on only: add it');
  });
});

describe('a fragment in the key of a path', () => {
  it.each<[query: string, body: object | undefined, expected: unknown]>([
    ['', { title: 'a' }, 'rename'],
    ['', { link: 'a' }, 'share'],
    ['?tag=new', undefined, 'tag'],
    ['', { other: 'a' }, 400],
  ])('leaves the choice to the request: PUT %s with %j is %s', async (search, body, expected) => {
    expect(await send('PUT', `/tracks/7${search}`, body)).toBe(expected);
  });

  it.each([
    ['/?Action=Start', 'start'],
    ['/?Action=Stop', 'stop'],
    ['/?Action=Leap', 400],
  ])('tells by a parameter: GET %s is %s', async (path, expected) => {
    expect(await send('GET', path)).toBe(expected);
  });
});

describe('a request that fits none of several operations', () => {
  it.each([
    ['that it names', '/?Action=Wait', 'query parameter Seconds is required'],
    [
      'that it comes nearest to',
      '/?Action=Leap',
      'query parameter Action must be equal to one of the allowed values: Start',
    ],
  ])('is refused as one for that %s', async (_, path, expected) => {
    const { detail } = (await (await fetch(`${sandbox.url}${path}`)).json()) as { detail: string };
    expect(detail).toBe(expected);
  });
});

describe('a trailing slash', () => {
  it('is forgiven', async () => {
    expect(await send('GET', '/reports/')).toBe('plain');
  });
});

describe('paths that differ only in the names of their parameters', () => {
  it.each([
    ['/scans/summer', 'by label'],
    ['/scans/0b9d3f2e-6c1a-4d57-9a3e-5f1c2b7d8e90', 'by id'],
    ['/racks/a/bins/7', 'by number'],
    ['/racks/a%2Fb/bins/blue', 'by colour'],
    ['/racks/a/bins/green', 400],
  ])('GET %s is %s', async (target, expected) => {
    expect(await send('GET', target)).toBe(expected);
  });
});
