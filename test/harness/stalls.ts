import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { bulkCreates, bulkPaths } from './bulk-creates.ts';
import { createClient, type SentRequest } from './client.ts';
import type { Report } from './report.ts';
import { type Subject, withSubject } from './subject.ts';

/** How many string properties an item has: as many texts as a search has to look at. */
const properties = Array.from({ length: 30 }, (_, at) => `field${at}`);

/** A contract with a list that is searched, filtered, sorted and paged. */
const contract = {
  openapi: '3.0.3',
  info: { title: 'Parcel Register', version: '1' },
  servers: [{ url: '/' }],
  paths: {
    ...bulkPaths,
    '/parcels': {
      get: {
        operationId: 'listParcels',
        parameters: ['q', 'sort', ...properties.slice(0, 2)]
          .map(queryParameter)
          .concat(['limit', 'offset'].map((name) => ({ name, in: 'query', schema: { type: 'integer' } }))),
        responses: { 200: listOf({ type: 'array', items: { $ref: '#/components/schemas/Parcel' } }) },
      },
      post: {
        operationId: 'createParcel',
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Parcel' } } } },
        responses: { 201: jsonOf({ $ref: '#/components/schemas/Parcel' }) },
      },
    },
  },
  components: {
    schemas: {
      Parcel: {
        type: 'object',
        properties: {
          id: { type: 'integer', readOnly: true },
          ...Object.fromEntries(properties.map((name) => [name, { type: 'string' }])),
        },
      },
    },
  },
};

function queryParameter(name: string): { name: string; in: string; schema: object } {
  return { name, in: 'query', schema: { type: 'string' } };
}

function jsonOf(schema: object) {
  return { description: 'ok', content: { 'application/json': { schema } } };
}

/** A list of JSON, and of CSV. */
function listOf(schema: object) {
  return { description: 'ok', content: { 'application/json': { schema }, 'text/csv': { schema } } };
}

export interface StallsOptions {
  /** How many rows there are. */
  readonly rows: number;
  /** How many requests of a kind are sent at once. */
  readonly atOnce: number;
  /** How long a probe may wait, in milliseconds. */
  readonly limitMs: number;
}

/** What is sent at once. */
interface Load {
  readonly name: string;
  readonly requests: readonly SentRequest[];
}

/** Runs walks over many rows, and measures how long others wait meanwhile. */
export function stalls(subject: Subject, { rows, atOnce, limitMs }: StallsOptions): Promise<Report> {
  return withSubject(subject, async (folder, begin) => {
    const file = join(folder, 'parcels.json');
    await writeFile(file, JSON.stringify(contract));
    const url = await begin({ args: [file, '--ephemeral', '--body-limit', '64mb'] }).ready;
    const figures: Record<string, string> = {};
    const issues: string[] = [];
    const client = createClient(url, 120_000);
    const imported = {
      method: 'PUT',
      path: '/__admin/state',
      body: { collections: { parcels: parcels(rows) } },
    };
    for (const { name, requests } of [{ name: 'import', requests: [imported] }, ...loadsOf(atOnce, rows)]) {
      const probing = await probe(url);
      const responses = await Promise.all(requests.map((each) => client.send(each)));
      const longest = await probing.end();
      figures[name] = `${Math.round(longest)} ms`;
      const failed = responses.find(({ status }) => status >= 400);
      if (failed !== undefined) issues.push(`${name} gets ${failed.status} ${failed.text.slice(0, 200)}`);
      if (longest > limitMs) issues.push(`a probe waits for ${Math.round(longest)} ms during ${name}`);
    }
    client.close();
    return { figures, issues };
  });
}

function loadsOf(atOnce: number, rows: number): readonly Load[] {
  const lists = (count: number, queryOf: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => ({ method: 'GET', path: `/parcels?limit=20&${queryOf(at)}` }));
  return [
    { name: 'searches', requests: lists(atOnce, (at) => `q=zz${at}`) },
    { name: 'searches-again', requests: lists(atOnce, (at) => `q=yy${at}`) },
    { name: 'first-sorts', requests: lists(30, (at) => `sort=field${at}`) },
    { name: 'first-filters', requests: lists(2, (at) => `field${at}=none`) },
    { name: 'sort-by-two', requests: lists(atOnce, (at) => `sort=field${at % 30},field1`) },
    { name: 'whole-list', requests: [{ method: 'GET', path: `/parcels?limit=${rows}` }] },
    {
      name: 'whole-list-as-csv',
      requests: [{ method: 'GET', path: `/parcels?limit=${rows}`, headers: { accept: 'text/csv' } }],
    },
    { name: 'export', requests: [{ method: 'GET', path: '/__admin/state' }] },
    ...bulkCreates(rows).map(({ name, request }) => ({ name, requests: [request] })),
  ];
}

/** Rows that are all different, in an order that is neither that of their ids nor its reverse. */
function parcels(count: number): readonly object[] {
  return Array.from({ length: count }, (_, at) => ({
    id: at + 1,
    ...Object.fromEntries(properties.map((name, i) => [name, `w${(at * 7_919 + i) % count}`])),
  }));
}

/** Asks for the health all the time, in a thread of its own; its end has the longest wait. */
async function probe(url: string): Promise<{ end(): Promise<number> }> {
  const worker = new Worker(new URL('health-probe.mjs', import.meta.url), { workerData: url });
  await once(worker, 'message');
  return {
    end: async () => {
      const longest = once(worker, 'message');
      worker.postMessage('end');
      return Number((await longest)[0]);
    },
  };
}
