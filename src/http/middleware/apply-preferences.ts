import type { Request, RequestHandler, Response } from 'express';
import { createBodySchemas } from '../../codecs/declared-content.ts';
import type { ForcedResponder, ForcedResponse, ResponsePreference } from '../../engine/forced-response.ts';
import type { Sessions } from '../../session/sessions.ts';
import { collectPreferences } from '../prefer/collect-preferences.ts';
import { waitForDelay } from '../prefer/delay.ts';
import { type PreferenceName, parsePreferences } from '../prefer/parse-preferences.ts';
import { formatAppliedPreferences, preferenceAppliedHeader } from '../prefer/preference-applied.ts';
import { requireOperation } from '../request/locals.ts';
import { formatReason, reasonHeader } from '../response/reason-header.ts';
import { sendReply } from '../response/send-reply.ts';
import type { StatusHeaders } from '../response/status-headers.ts';

/**
 * Applies the preferences of a client (RFC 7240): forces a response that the contract declares, such as with
 * `Prefer: code=404`, and delays it, as with `Prefer: delay=2s`. The operation of a forced response is not executed.
 */
export function applyPreferences(
  forcedResponder: ForcedResponder,
  statusHeaders: StatusHeaders,
  sessions: Sessions,
): RequestHandler {
  const schemaOf = createBodySchemas();
  return (req, res, next) => {
    // Also without preferences: a cache must not serve that response to a client with some.
    res.appendHeader('Vary', 'Prefer');
    const sent = collectPreferences(req.get('Prefer'), res.locals.controls);
    return sent.size === 0 ? next() : apply(sent, req, res, next);
  };

  async function apply(
    sent: ReadonlyMap<PreferenceName, string>,
    ...[req, res, next]: Parameters<RequestHandler>
  ): Promise<void> {
    const { requested, delayMs } = parsePreferences(sent);
    const forced = requested && forceResponse(requested, req, res);
    if (delayMs !== undefined && !(await waitForDelay(delayMs, res))) return;
    const applied = new Map([...sent].filter(([name]) => isApplied(name, requested, forced)));
    if (applied.size > 0) res.setHeader(preferenceAppliedHeader, formatAppliedPreferences(applied));
    if (forced === undefined) next();
    else sendReply(res, forced, schemaOf(res.locals.operation, forced));
  }

  function forceResponse(requested: ResponsePreference, req: Request, { locals }: Response): ForcedResponse {
    const operation = requireOperation(locals);
    const { params, basePath = '', sessionPath = '', sessionName } = locals;
    const session = sessions.use(sessionName);
    const forced = forcedResponder({ operation, params, basePath, sessionPath }, requested, session);
    const { reason, headers = {} } = forced;
    const serialized = reason !== undefined && { [reasonHeader]: formatReason([reason]) };
    return {
      ...forced,
      headers: { ...statusHeaders(forced.status, operation, req.path), ...headers, ...serialized },
    };
  }
}

/** Every preference is applied, except `dynamic` and `seed` when no body is generated. */
function isApplied(
  name: PreferenceName,
  requested: ResponsePreference | undefined,
  forced: ForcedResponse | undefined,
): boolean {
  if (name !== 'dynamic' && name !== 'seed') return true;
  return requested?.isDynamic === true && forced?.body !== undefined;
}
