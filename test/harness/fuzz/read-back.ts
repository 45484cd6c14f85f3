import { isDeepStrictEqual } from 'node:util';
import type { Client, ReceivedResponse } from '../client.ts';

/** A write that was acknowledged. */
export interface Written {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The item that was sent, or what is to be changed of it, when it was JSON. */
  readonly sent: unknown;
  readonly response: ReceivedResponse;
}

/** Reads what was written, and returns how it differs from that; empty when it does not. */
export async function readAfterWrite(client: Client, written: Written): Promise<readonly string[]> {
  const { method, headers, response } = written;
  const { location } = response.headers;
  const [path = ''] = (location ?? written.path).split('?', 1);
  if (method === 'POST' && location === undefined) return [];
  const { Authorization = 'Bearer harness' } = headers;
  const read = await client.send({ method: 'GET', path, headers: { Authorization } });
  if (method === 'DELETE')
    return [404, 405, 410].includes(read.status) ? [] : [`${path} is deleted and is ${read.status}`];
  if (read.status === 405) return [];
  if (read.status !== 200) return [`${path} was written and is ${read.status}: ${read.text.slice(0, 200)}`];
  return [
    ...differences(
      method === 'PATCH' ? merged(written.sent, read.body) : written.sent,
      read.body,
      hasAllOf,
    ).map((name) => `${path} has another ${name} than was sent`),
    ...differences(response.body, read.body, isDeepStrictEqual).map(
      (name) => `${path} has another ${name} than the response to the write`,
    ),
  ];
}

/** The properties that both have and in which they differ. What has another form in responses is not compared. */
function differences(
  one: unknown,
  other: unknown,
  isSame: (one: unknown, other: unknown) => boolean,
): readonly string[] {
  if (!isObject(one) || !isObject(other)) return [];
  return Object.keys(one).filter(
    (name) =>
      Object.hasOwn(other, name) &&
      formOf(one[name]) === formOf(other[name]) &&
      !isSame(one[name], other[name]),
  );
}

/** Whether a value has all that was sent; the server may add to objects, such as an id to each line of an order. */
function hasAllOf(sent: unknown, shown: unknown): boolean {
  if (Array.isArray(sent) && Array.isArray(shown)) {
    return sent.length === shown.length && sent.every((each, i) => hasAllOf(each, shown[i]));
  }
  if (!isObject(sent) || !isObject(shown)) return isDeepStrictEqual(sent, shown);
  return Object.entries(sent).every(([name, value]) => hasAllOf(value, shown[name]));
}

/** What must be there once something was merged into it (RFC 7396); one that replaces whole fits that too. */
function merged(patch: unknown, into: unknown): unknown {
  if (!isObject(patch)) return patch;
  const base = isObject(into) ? into : {};
  const unchanged = Object.entries(base).filter(([name]) => patch[name] !== null);
  const changed = Object.entries(patch).filter(([, value]) => value !== null);
  return Object.fromEntries([
    ...unchanged,
    ...changed.map(([name, value]) => [name, merged(value, base[name])]),
  ]);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Such as `array of string`: the aliases of an account are sent as texts, and returned as objects. */
function formOf(value: unknown): string {
  return Array.isArray(value) ? `array of ${typeof value[0]}` : typeof value;
}
