import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import type { Response } from 'supertest';
import { expect } from 'vitest';
import { type AdminOperation, adminComponents, examplesIn } from './admin-document.ts';
import type { RawResponse } from './raw-request.ts';

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajvFormats.default(ajv);

type AdminResponse = Pick<Response | RawResponse, 'status' | 'headers' | 'type' | 'body'>;

const declaredResponse = ({ responses }: AdminOperation, status: number) =>
  responses[String(status) in responses ? String(status) : 'default'];

/** Expects a response that the operation declares, headers included. */
export function expectDeclared(
  operation: AdminOperation,
  { status, headers, type, body }: AdminResponse,
): void {
  const declared = declaredResponse(operation, status);
  expect(declared, `${operation.operationId} declares no ${status}`).toBeDefined();
  if (declared?.content === undefined) expect(headers).not.toHaveProperty('content-type');
  else {
    const { schema = false } = declared.content[type] ?? {};
    expect(issuesOf(schema, body), `${operation.operationId} with ${status} as ${type}`).toEqual([]);
  }
  for (const [name, { schema }] of Object.entries(declared?.headers ?? {})) {
    expect(issuesOf(schema, headers[name.toLowerCase()]), name).toEqual([]);
  }
}

function issuesOf(schema: object | boolean, value: unknown) {
  const fits = typeof schema === 'object' ? ajv.compile(withComponents(schema)) : ajv.compile(schema);
  fits(value);
  return fits.errors ?? [];
}

const whole = new WeakMap<object, object>();

/** The schema with what its references point to; one object for each schema, which is then compiled once. */
function withComponents(schema: object): object {
  const known = whole.get(schema) ?? { allOf: [schema], components: adminComponents };
  whole.set(schema, known);
  return known;
}

/** Expects a response that equals a named example of the contract, except for times of the machine. */
export function expectExample(
  operation: AdminOperation,
  name: string,
  { status, body }: AdminResponse,
): void {
  const examples = examplesIn(declaredResponse(operation, status)?.content);
  const [, value] = examples.find(([known]) => known === name) ?? [];
  expect(value, `${operation.operationId} has no example ${name} for ${status}`).toBeDefined();
  expect(comparable(body)).toMatchObject(comparable(value));
}

const machineTimes = ['createdAt', 'created', 'lastUsed'];

const machineDurations = ['durationMs', 'validationMs', 'executionMs'];

/** A body with constants in place of machine times and durations. */
function comparable(body: unknown): object {
  return JSON.parse(JSON.stringify(body), (key, value) => {
    if (machineTimes.includes(key)) return 'then';
    if (machineDurations.includes(key)) return 'some time';
    return value?.requestId === undefined ? value : { ...value, time: 'then' };
  });
}
