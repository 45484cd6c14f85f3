import type { Request, Response } from 'express';
import type { FaultKind } from '../../engine/policies/faults/fault.ts';
import { preferenceAppliedHeader } from '../prefer/preference-applied.ts';
import { explainForeignOrigin } from '../request/foreign-origin.ts';
import { isPreflight } from '../request/preflight.ts';
import { reasonHeader } from '../response/reason-header.ts';

/** A request with its outcome, as the log shows it. */
export interface LoggedRequest {
  /** When its response was sent, in milliseconds since 1970. */
  readonly time: number;
  readonly requestId: string;
  /** Absent for the default session. */
  readonly session: string | undefined;
  readonly method: string;
  /** The URL without its secrets. */
  readonly url: string;
  /** The operationId; absent for a request that failed before it was routed. */
  readonly operation: string | undefined;
  /** Absent where no response was sent whole: the client disconnected, or a fault broke it. */
  readonly status: number | undefined;
  readonly fault: FaultKind | undefined;
  readonly durationMs: number;
  /** All validation issues, or what else was wrong; empty where nothing was. */
  readonly issues: readonly string[];
  /** Why the response is what it is, where there is more to say than its status. */
  readonly reason: string | undefined;
  /** What a preflight asks for; absent for any other request. */
  readonly preflight: LoggedPreflight | undefined;
  /** The issues that `--lenient` let pass. */
  readonly passed: readonly string[];
  /** The ids of the overrides that were applied. */
  readonly overrides: readonly string[];
}

/** A preflight: a browser asks whether a page may send a request. */
export interface LoggedPreflight {
  /** The method of the request that is to follow. */
  readonly method: string;
  readonly origin: string;
  readonly isAllowed: boolean;
}

/** What the log notes of a request before other steps change it. */
export interface Arrival {
  /** When it arrived, by the clock of `performance.now()`. */
  readonly started: number;
  readonly method: string;
  readonly url: string;
}

const none: readonly string[] = [];

/** Describes a request once its response is sent, or its client has disconnected. */
export function toLoggedRequest(
  { started, method, url }: Arrival,
  req: Request,
  res: Response,
): LoggedRequest {
  const { requestId, sessionName, operation, fault, failure, passed = none, overrides = none } = res.locals;
  const preflight = method === 'OPTIONS' ? preflightOf(req, res) : undefined;
  return {
    time: Date.now(),
    requestId,
    session: sessionName,
    method,
    url,
    operation: operation?.id,
    status: fault === undefined && res.writableFinished ? res.statusCode : undefined,
    fault,
    durationMs: performance.now() - started,
    issues: failure?.issues ?? none,
    reason: preflight?.isAllowed === false ? explainForeignOrigin(preflight.origin) : reasonIn(res),
    preflight,
    passed,
    overrides,
  };
}

/** The reason that the response has in a header, or the preferences of the client that it follows. */
function reasonIn(res: Response): string | undefined {
  const reason = res.getHeader(reasonHeader);
  if (typeof reason === 'string') return reason;
  const applied = res.statusCode < 400 ? undefined : res.getHeader(preferenceAppliedHeader);
  return typeof applied === 'string' ? `preferred: ${applied}` : undefined;
}

function preflightOf({ method, headers }: Request, res: Response): LoggedPreflight | undefined {
  if (!isPreflight(method, headers)) return undefined;
  return {
    method: headers['access-control-request-method'] ?? '',
    origin: headers.origin ?? '',
    isAllowed: res.hasHeader('Access-Control-Allow-Origin'),
  };
}
