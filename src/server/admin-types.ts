import type { components, paths } from '../http/admin/admin.gen.ts';

type Schemas = components['schemas'];

/** The whole admin API by path, as openapi-typescript writes it: `createClient<AdminPaths>({ baseUrl })`. */
export type AdminPaths = paths;

/** The stored rows, as they are exported, imported and stored in a file. */
export type AdminState = Schemas['State'];

/** A snapshot: the response of `PUT /__admin/snapshots/NAME`. */
export type AdminSnapshot = Schemas['Snapshot'];

/** A session: the response of `GET /__admin/sessions/NAME`. */
export type AdminSession = Schemas['Session'];

/** A clock: the response of `GET /__admin/clock`. */
export type AdminClock = Schemas['Clock'];

/** The body of `POST /__admin/clock`: `{ time: '2026-01-01T00:00:00Z', step: '1s' }`, `{ advance: '1h' }`. */
export type AdminClockChange = Schemas['ClockChange'];

/** A request that a client sent, and its response. */
export type AdminRequest = Schemas['RecordedRequest'];

/** A page of requests: the response of `GET /__admin/requests`. */
export type AdminRequestList = Schemas['RequestList'];

/** A callback, webhook or event that a session sends, with its attempts. */
export type AdminDelivery = Schemas['Delivery'];

/** A page of them: the response of `GET /__admin/webhooks`. */
export type AdminDeliveryList = Schemas['DeliveryList'];

/** An override with its hits: the response of `GET /__admin/overrides/ID`. */
export type AdminOverride = Schemas['ListedOverride'];

/** Something in the contract that its author should know. */
export type AdminFinding = Schemas['Finding'];

/** How an operation of the contract is served. */
export type AdminOperation = Schemas['OperationBehavior'];

/** How the admin API fails (RFC 9457). */
export type AdminProblem = Schemas['Problem'];
