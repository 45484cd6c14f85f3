import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningCommand } from '../support/command.ts';
import { createClient } from './client.ts';
import type { Report } from './report.ts';
import { crash, type Subject, stop, withSubject } from './subject.ts';

const customer = { type: 'object', properties: { id: { type: 'string' }, text: { type: 'string' } } };
const content = { 'application/json': { schema: customer } };

/** A contract whose texts may be of any length. */
const contract = {
  openapi: '3.0.3',
  info: { title: 'Long Letters', version: '1' },
  servers: [{ url: '/' }],
  paths: {
    '/customers': {
      post: {
        operationId: 'createCustomer',
        requestBody: { content },
        responses: { 201: { description: 'created', content } },
      },
    },
    '/customers/{id}': {
      get: {
        operationId: 'getCustomer',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 200: { description: 'found', content } },
      },
    },
  },
};

/** How long the text of a row is. */
const rowBytes = 1_040_000;

/** How many writes are sent at once. */
const writersAtOnce = 4;

/** How long a request may take, in milliseconds: a file of this size takes its time. */
const patience = 120_000;

/**
 * Grows a data file beyond what a string can hold, stops the server and starts it again; then grows its log as far, and
 * kills it.
 * @param megabytes how far, each time
 */
export function growth(subject: Subject, megabytes: number): Promise<Report> {
  return withSubject(subject, async (folder, begin) => {
    const file = join(folder, 'state.json');
    const args = [join(folder, 'contract.json'), '--data', file];
    await writeFile(join(folder, 'contract.json'), JSON.stringify(contract));
    const issues: string[] = [];
    const figures: Record<string, string | number> = {};
    const rows: string[] = [];
    for (const [name, end] of [
      ['after-stop', stop],
      ['after-kill', crash],
    ] as const) {
      const running = begin({ args });
      rows.push(...(await grow(running, name, Math.ceil((megabytes * 1e6) / rowBytes))));
      const code = await end(running);
      if (end === stop && code !== 0) issues.push(`it ends with ${code}: ${running.printed.err}`);
      figures[`megabytes-${name}`] = Math.round((await stat(file)).size / 1e6);
      const start = performance.now();
      const again = begin({ args });
      const url = await again.ready.catch(() => undefined);
      if (url === undefined) return { figures, issues: [`${name}, no start: ${again.printed.err}`] };
      figures[`seconds-to-start-${name}`] = ((performance.now() - start) / 1000).toFixed(1);
      const lost = await missing(url, rows);
      if (lost > 0) issues.push(`${name}, ${lost} of ${rows.length} acknowledged are lost`);
      await crash(again);
    }
    return { figures: { rows: rows.length, ...figures }, issues };
  });
}

/** Has a server store customers with long texts, and gives the ids of those that it acknowledged. */
async function grow(running: RunningCommand, prefix: string, count: number): Promise<string[]> {
  const client = createClient(await running.ready, patience);
  const text = 'x'.repeat(rowBytes);
  const acknowledged: string[] = [];
  let next = 0;
  const write = async () => {
    while (next < count) {
      const id = `${prefix}-${next++}`;
      const { status } = await client.send({ method: 'POST', path: '/customers', body: { id, text } });
      if (status === 201) acknowledged.push(id);
    }
  };
  await Promise.all(Array.from({ length: writersAtOnce }, write));
  client.close();
  return acknowledged;
}

async function missing(url: string, ids: readonly string[]): Promise<number> {
  const client = createClient(url, patience);
  let lost = 0;
  for (const id of ids) {
    const { status, text } = await client.send({ method: 'GET', path: `/customers/${id}` });
    if (status !== 200 || text.length < rowBytes) lost += 1;
  }
  client.close();
  return lost;
}
