import type { components, paths } from '../http/admin/admin.gen.ts';

type Schemas = components['schemas'];

/** The whole admin API by path, as openapi-typescript writes it: `createClient<AdminPaths>({ baseUrl })`. */
export type AdminPaths = paths;

/** Rows as they are exported, imported and kept in a file. */
export type AdminState = Schemas['State'];

/** A snapshot, as `PUT /__admin/snapshots/NAME` answers. */
export type AdminSnapshot = Schemas['Snapshot'];

/** A session, as `GET /__admin/sessions/NAME` answers. */
export type AdminSession = Schemas['Session'];

/** A clock, as `GET /__admin/clock` answers. */
export type AdminClock = Schemas['Clock'];

/** What `POST /__admin/clock` takes: `{ time: '2026-01-01T00:00:00Z', step: '1s' }`, `{ advance: '1h' }`. */
export type AdminClockChange = Schemas['ClockChange'];

/** A request that a client sent, and its answer. */
export type AdminRequest = Schemas['RecordedRequest'];

/** A page of requests, as `GET /__admin/requests` answers. */
export type AdminRequestList = Schemas['RequestList'];

/** How an operation of the contract is served. */
export type AdminOperation = Schemas['OperationBehavior'];

/** How the admin API fails (RFC 9457). */
export type AdminProblem = Schemas['Problem'];
