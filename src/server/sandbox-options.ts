import type { RequestListener } from 'node:http';
import { type Config, defaults } from '../config/parse-config.ts';
import { type GeneralPolicies, toGeneralOverrides } from '../engine/policies/general/general-policies.ts';
import type { Override } from '../engine/policies/overrides/override.ts';
import { SandboxError, StartupError } from '../errors.ts';
import type { CustomHandlers } from '../handlers/custom/custom-handler.ts';
import { createRequestJournal } from '../http/journal/request-journal.ts';
import { type Log, quietLog } from '../http/middleware/access-log.ts';
import { type BuiltInOptions, optionsByService } from '../services/built-in.ts';
import type { SessionRuntime } from '../session/session.ts';
import type { AdminFinding } from './admin-types.ts';
import type { ApiSummary } from './api-summary.ts';
import { clockFrom, type GivenClock } from './clock-option.ts';
import type { LanLinks } from './lan/lan-link.ts';
import type { SeedRows, Settings } from './server-settings.ts';
import type { SessionHandle } from './session-handle.ts';

type CommonOptions = Partial<Omit<Config, 'quiet' | 'logFormat' | 'verbose' | 'clock' | 'data' | 'handlers'>>;

/** What a sandbox is created with; everything has a default. */
export interface SandboxOptions extends CommonOptions, Partial<BuiltInOptions['togai']> {
  /** The time at which the clock is frozen, and how it advances; the system clock by default. */
  readonly clock?: GivenClock | undefined;
  /** The file that stores the state; or the seed data of a state in memory, which a reset restores. */
  readonly data?: string | SeedRows | undefined;
  /** What operations do in place of what the sandbox would do: functions by operation, or the module that exports them. */
  readonly handlers?: string | CustomHandlers | undefined;
  /** Where the sandbox reports what happens; by default, only its own failures are printed to the console. */
  readonly log?: Partial<Log>;
  /** The clock, ids and random values of every session, in place of those that the other options describe. */
  readonly runtime?: SessionRuntime;
}

/** A sandbox without a port: for supertest, or to mount in a server of your own. */
export interface AssembledSandbox {
  readonly app: RequestListener;
  /** Restores the seed data of the default session, or empties it; other sessions are left alone. */
  reset(): Promise<void>;
  /** Waits for the writes in progress and releases the data file. */
  close(): Promise<void>;
}

/** A sandbox that listens; its state, clock and requests are those of the default session. */
export interface Sandbox extends AssembledSandbox, SessionHandle, AsyncDisposable {
  /** Its base URL, such as `http://127.0.0.1:54321`. */
  readonly url: string;
  /**
   * The authority that signed the certificate of `https`, as a file in PEM: what `NODE_EXTRA_CA_CERTS` takes. Absent for
   * http, and for a certificate of your own.
   */
  readonly authorityFile?: string;
  /** What it serves, in numbers. */
  readonly summary: ApiSummary;
  /** What `check` finds in its contract: errors, warnings, and what is only worth knowing. The first call takes its time. */
  findings(): Promise<readonly AdminFinding[]>;
  /** How the local network reaches it, with the option `lan`. */
  readonly lan?: LanLinks | undefined;
  /** The file that the state is in; absent where it is in memory only. */
  readonly stateFile?: string;
  /**
   * An isolated session, which starts as a copy of the default one: one for each test, or each worker.
   * @param name 1 to 64 letters, digits, `-` and `_`; a free one by default
   * @throws SandboxError `malformed` for another name.
   */
  session(name?: string): SessionHandle;
}

/**
 * Fills in the defaults.
 * @throws StartupError for a clock that cannot be set.
 */
export function toSettings(options: SandboxOptions): Settings {
  const { log, clock, data, journal = defaults.journal, ...others } = options;
  return {
    ...defaults,
    ...others,
    services: optionsByService(options),
    generalOverrides: requireGeneralOverrides(others),
    journal: journal ? createRequestJournal() : undefined,
    data: typeof data === 'string' ? data : undefined,
    ...(typeof data === 'object' && { seedRows: data }),
    clock: clock === undefined ? undefined : clockFrom(clock),
    log: { ...quietLog, ...log },
  };
}

/** @throws StartupError for a delay, a rate or a limit that is none. */
function requireGeneralOverrides(
  options: GeneralPolicies & { readonly strict?: boolean | undefined },
): readonly Override[] {
  try {
    return toGeneralOverrides(options, options.strict);
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error;
    throw new StartupError(`${error.message}.`, { cause: error });
  }
}
