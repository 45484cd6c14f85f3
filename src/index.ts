import { defaultService } from './services/built-in.ts';

export type { GivenDelay } from './engine/policies/delays/delay.ts';
export type { Fault, FaultKind, GivenFault } from './engine/policies/faults/fault.ts';
export type { GivenErrorRate, GivenFaultRate } from './engine/policies/general/parse-rate.ts';
export type { GivenRateLimit } from './engine/policies/limits/rate-limit.ts';
export type { Override, OverrideResponse } from './engine/policies/overrides/override.ts';
export type { SerializedOverride } from './engine/policies/overrides/serialize-override.ts';
export { SandboxError, StartupError } from './errors.ts';
export type {
  CustomContext,
  CustomHandler,
  CustomHandlers,
  TypedCustomHandler,
  TypedCustomHandlers,
} from './handlers/custom/custom-handler.ts';
export type { ItemCollection } from './handlers/custom/item-collection.ts';
export type { RequestExpectation } from './http/journal/verification/expectation.ts';
export type { VerificationReport } from './http/journal/verification/verification-report.ts';
export type * from './server/admin-types.ts';
export type { ApiSummary } from './server/api-summary.ts';
export { assembleSandbox } from './server/assemble-sandbox.ts';
export type { GivenClock, GivenTime } from './server/clock-option.ts';
export { createSandbox } from './server/create-sandbox.ts';
export type { AssembledSandbox, Sandbox, SandboxOptions } from './server/sandbox-options.ts';
export type { SeedRows } from './server/server-settings.ts';
export type { ClockHandle } from './server/session-handle/clock-handle.ts';
export type {
  AddOverride,
  OverrideHandle,
  OverridesHandle,
} from './server/session-handle/overrides-handle.ts';
export type { RequestList, RequestsFilter, RequestsHandle } from './server/session-handle/requests-handle.ts';
export type { StateHandle } from './server/session-handle/state-handle.ts';
export type { WebhooksFilter, WebhooksHandle } from './server/session-handle/webhooks-handle.ts';
export type { SessionHandle } from './server/session-handle.ts';
export type { StateFile } from './state/export-state.ts';
export type { RequestPattern } from './validation/matching/request-pattern.ts';

/** The built-in contract, which is served unless another one is given. */
export const builtIn = { contract: defaultService.contract };
