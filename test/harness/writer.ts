import type { Rows, WriterRows } from './acknowledged-rows.ts';
import type { Client } from './client.ts';
import type { Random } from './random.ts';

/** One of many who write at once, each its own rows and one request at a time. */
export interface Writer {
  rows: WriterRows;
  /** How many writes were acknowledged. */
  readonly acknowledged: number;
  /**
   * Sends one more write and waits for its response.
   * @throws when the connection breaks, or the response is not the expected one.
   */
  write(client: Client): Promise<void>;
}

/** A write and what it leads to. */
interface Write {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
  readonly expected: number;
  readonly changes: Rows;
}

/** A writer of creates, updates and deletes of customers and accounts. */
export function createWriter(name: string, random: Random): Writer {
  let serial = 0;
  let acknowledged = 0;
  const writer: Writer = {
    rows: { acknowledged: new Map(), underWay: undefined },
    get acknowledged() {
      return acknowledged;
    },
    write: async (client) => {
      const rows = writer.rows.acknowledged;
      serial += 1;
      const { expected, changes, ...request } = nextWrite(rows, `${name}-${serial}`, random);
      writer.rows = { acknowledged: rows, underWay: changes };
      const { status, text } = await client.send(request);
      if (status !== expected) throw new Error(`${request.method} ${request.path} is ${status}: ${text}`);
      writer.rows = { acknowledged: new Map([...rows, ...changes]), underWay: undefined };
      acknowledged += 1;
    },
  };
  return writer;
}

function nextWrite(rows: Rows, stamp: string, random: Random): Write {
  const there = [...rows].flatMap(([name, row]) => (row === undefined ? [] : [name]));
  const customer = random.one(there.filter((name) => name.startsWith('customers/')));
  const any = random.one(there);
  const lot = random.below(10);
  if (customer === undefined || any === undefined || lot < 3) return createCustomer(stamp);
  if (lot < 5) return createAccount(stamp, customer);
  return lot < 8 ? update(any, rows, stamp) : remove(any, rows);
}

/** What is written holds its stamp more than once, and is long enough to be torn. */
function contentOf(stamp: string) {
  return {
    name: `Row ${stamp}`,
    primaryEmail: `${stamp}@example.com`,
    address: { line1: stamp, line2: stamp.repeat(10), city: `Zürich ${stamp} 😀` },
  };
}

function createCustomer(stamp: string): Write {
  const [content, id, accountId] = [contentOf(stamp), `c-${stamp}`, `a-${stamp}`];
  return {
    method: 'POST',
    path: '/customers',
    body: { id, ...content, account: { id: accountId, ...content } },
    expected: 201,
    changes: new Map<string, Record<string, unknown>>([
      [`customers/${id}`, content],
      [`accounts/${accountId}`, { ...content, customerId: id }],
    ]),
  };
}

function createAccount(stamp: string, customer: string): Write {
  const [content, id] = [contentOf(stamp), `b-${stamp}`];
  const customerId = customer.replace('customers/', '');
  return {
    method: 'POST',
    path: '/accounts',
    body: { id, ...content, customerId },
    expected: 201,
    changes: new Map([[`accounts/${id}`, { ...content, customerId }]]),
  };
}

function update(name: string, rows: Rows, stamp: string): Write {
  const content = contentOf(stamp);
  return {
    method: 'PATCH',
    path: `/${name}`,
    body: content,
    expected: 200,
    changes: new Map([[name, { ...rows.get(name), ...content }]]),
  };
}

/** A customer goes with its accounts. */
function remove(name: string, rows: Rows): Write {
  const id = name.replace('customers/', '');
  const gone = [...rows].flatMap(([other, row]) => (other === name || row?.customerId === id ? [other] : []));
  return {
    method: 'DELETE',
    path: `/${name}`,
    expected: 200,
    changes: new Map(gone.map((each) => [each, undefined])),
  };
}
