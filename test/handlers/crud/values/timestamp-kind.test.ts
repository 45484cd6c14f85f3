import { expect, it } from 'vitest';
import { formatTimestamp, timestampKind } from '../../../../src/handlers/crud/values/timestamp-kind.ts';
import { createSchemaMerger } from '../../../../src/schema/schema-merger.ts';
import { contractOf } from '../../../support/contract.ts';

const mergeSchema = createSchemaMerger(contractOf({}));
const time = new Date('2026-01-02T03:04:05.678Z');

it.each([
  [{ type: 'integer' }, 'createdAt', 1767323045],
  [{ type: 'integer' }, 'createdMs', 1767323045678],
  [{ type: 'integer', example: 1700000000000 }, 'createdAt', 1767323045678],
  [{ type: 'integer', description: 'Epoch ms' }, 'createdAt', 1767323045678],
  [{ type: 'number', description: 'Milliseconds since 1970' }, 'createdAt', 1767323045678],
  [{ type: 'integer', format: 'unix-time-millis' }, 'createdAt', 1767323045678],
  [{ type: 'integer', description: 'Unix time of the items' }, 'createdAt', 1767323045],
  [{ type: 'string', format: 'date' }, 'createdAt', '2026-01-02'],
  [{ type: 'string', format: 'date-time-rfc-2822' }, 'date_created', 'Fri, 02 Jan 2026 03:04:05 GMT'],
  [{ type: 'string', format: 'date-time-rfc1123' }, 'createdAt', 'Fri, 02 Jan 2026 03:04:05 GMT'],
  [{ type: 'string', format: 'http-date' }, 'createdAt', 'Fri, 02 Jan 2026 03:04:05 GMT'],
  [{ type: 'string', format: 'datetime' }, 'createdAt', '2026-01-02T03:04:05.678Z'],
  [{ type: 'string', format: 'unix-time' }, 'createdAt', '1767323045'],
  [{ type: 'string', format: 'phone' }, 'createdAt', undefined],
  [{ type: 'boolean' }, 'createdAt', undefined],
])('writes a time as %j', (schema, name, expected) => {
  const merged = mergeSchema(schema);
  expect(formatTimestamp(time, name, merged)).toBe(expected);
  expect(timestampKind(name, merged)).toBe(expected === undefined ? undefined : 'created');
});
