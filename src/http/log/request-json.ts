import type { LoggedRequest } from './logged-request.ts';

/** What of a line is left out where it is empty. */
function unlessEmpty(list: readonly string[]): readonly string[] | undefined {
  return list.length === 0 ? undefined : list;
}

/**
 * Formats a request for machines: one line of JSON. `time`, `method`, `url`, `ms`, `session` and `requestId` are always
 * there; `status` is, unless no response was sent whole; everything else where there is something to say.
 */
export function formatRequestJson(request: LoggedRequest): string {
  const { time, status, session = 'default', preflight, fault } = request;
  return JSON.stringify({
    time: new Date(time).toISOString(),
    level: levelOf(request),
    session,
    requestId: request.requestId,
    method: request.method,
    url: request.url,
    operation: request.operation,
    status,
    ms: Math.round(request.durationMs * 10) / 10,
    issues: unlessEmpty(request.issues),
    reason: request.reason,
    ...(preflight && { preflight: { ...preflight } }),
    ...(fault !== undefined && { fault }),
    ...(status === undefined && fault === undefined && { aborted: true }),
    lenient: unlessEmpty(request.passed),
    overrides: unlessEmpty(request.overrides),
  });
}

/** The level that a collector of logs filters by. */
function levelOf({ status, fault, preflight }: LoggedRequest): 'info' | 'warn' | 'error' {
  if (fault !== undefined || (status !== undefined && status >= 500)) return 'error';
  return status === undefined || status >= 400 || preflight?.isAllowed === false ? 'warn' : 'info';
}
