import { basename, resolve } from 'node:path';
import { createClient } from '../client.ts';
import { type Subject, withSubject } from '../subject.ts';
import { type Collection, collectionsIn, pathParameters } from './collections.ts';
import { type Contract, readContract } from './contract.ts';
import { createVisit } from './create-visit.ts';
import { createLedger, type Incident } from './ledger.ts';
import { type Operation, operationsIn } from './operations.ts';
import { createResponseCheck } from './responses.ts';
import { type RoundTrip, roundTrip } from './round-trip.ts';
import { createShownCheck } from './shown.ts';
import { createValidator } from './validator.ts';
import { createValueMaker } from './values.ts';
import type { Visit } from './visit.ts';

/** What happened to one contract. */
export interface ContractRun {
  readonly contract: string;
  /** Why it is not served; undefined when it is. */
  readonly refusal?: string;
  readonly operations: number;
  readonly called: number;
  /** Operations for which no valid request was found, with the reason. */
  readonly skipped: Readonly<Record<string, string>>;
  readonly incidents: readonly Incident[];
  /** The collections that a person would name, and which of them the server treats as such. */
  readonly collections: readonly string[];
  readonly inferred: readonly string[];
  readonly trips: readonly RoundTrip[];
}

/** Serves a contract, runs the round trip of every collection, and calls every operation that is left. */
export async function runContract(subject: Subject, file: string): Promise<ContractRun> {
  const contract = await readContract(file);
  const operations = operationsIn(contract);
  const collections = collectionsIn(contract, operations);
  const name = basename(file);
  const nothing = { contract: name, operations: operations.length, called: 0, skipped: {}, incidents: [] };
  return withSubject(subject, async (_folder, begin) => {
    const running = begin({ args: [resolve(file), '--ephemeral'] });
    const url = await running.ready.catch(() => undefined);
    if (url === undefined) {
      const refusal = running.printed.err.trim().slice(0, 600);
      return { ...nothing, refusal, collections: [], inferred: [], trips: [] };
    }
    const client = createClient(url);
    const ledger = createLedger();
    const validate = createValidator(contract, 'request');
    const visit = createVisit({
      contract,
      client,
      collections,
      createValue: createValueMaker(contract, validate),
      validate,
      check: createResponseCheck(contract, createValidator(contract, 'response')),
      ledger,
    });
    const trips = await tripsOf(contract, collections, visit);
    await callOthers(operations, visit, ledger.called);
    const inferred = await inferredOf(client, collections);
    client.close();
    return {
      ...nothing,
      called: ledger.called.size,
      skipped: Object.fromEntries([...ledger.skipped].filter(([id]) => !ledger.called.has(id))),
      incidents: ledger.incidents,
      collections: collections.map(({ path }) => path),
      inferred,
      trips,
    };
  });
}

async function tripsOf(
  contract: Contract,
  collections: readonly Collection[],
  visit: Visit,
): Promise<RoundTrip[]> {
  const shown = createShownCheck(contract, createValidator(contract, 'response'));
  const trips: RoundTrip[] = [];
  for (const collection of collections) trips.push(await roundTrip({ contract, visit, shown }, collection));
  return trips;
}

/** Deletes come last, so that they take nothing away from the others. */
async function callOthers(
  operations: readonly Operation[],
  visit: Visit,
  called: ReadonlySet<string>,
): Promise<void> {
  const rank = ({ method, path }: Operation) =>
    method === 'DELETE' ? 1_000 - pathParameters(path).length : 0;
  const ordered = operations.toSorted((a, b) => rank(a) - rank(b));
  for (const [i, operation] of ordered.entries()) {
    if (!called.has(operation.id)) await visit.call(operation, { isFull: i % 2 === 0 });
  }
}

/** Which collections the server remembers, by its own account of its operations. */
async function inferredOf(
  client: ReturnType<typeof createClient>,
  collections: readonly Collection[],
): Promise<string[]> {
  const { body } = await client
    .send({ method: 'GET', path: '/__admin/operations' })
    .catch(() => ({ body: {} }));
  const all =
    (body as { operations?: { method: string; path: string; behavior: string }[] }).operations ?? [];
  const remembered = new Set(
    all.filter(({ behavior }) => behavior !== 'example').map(({ method, path }) => `${method} ${path}`),
  );
  return collections
    .filter(
      ({ create, read, list }) =>
        remembered.has(create.id) &&
        [read, list].some((each) => each !== undefined && remembered.has(each.id)),
    )
    .map(({ path }) => path);
}
