import type { Request, RequestHandler, Response } from 'express';
import type { BodyShapeOf } from '../../codecs/declared-content.ts';
import type { ForcedResponder, ResponsePreference } from '../../engine/forced-response.ts';
import { type Delay, drawDelay } from '../../engine/policies/delays/delay.ts';
import type { Reply } from '../../operation.ts';
import type { Random } from '../../random.ts';
import type { Session } from '../../session/session.ts';
import type { Sessions } from '../../session/sessions.ts';
import { collectPreferences } from '../prefer/collect-preferences.ts';
import { type PreferenceName, parsePreferences } from '../prefer/parse-preferences.ts';
import { formatAppliedPreferences, preferenceAppliedHeader } from '../prefer/preference-applied.ts';
import { requireOperation } from '../request/locals.ts';
import { sendReply } from '../response/send-reply.ts';
import type { StatusHeaders } from '../response/status-headers.ts';
import { waitForDelay } from '../response/wait-for-delay.ts';
import { sessionsFor } from './sessions-for.ts';

/**
 * Applies the preferences of a client (RFC 7240): forces a response that the contract declares, such as with
 * `Prefer: code=404`, and delays it, as with `Prefer: delay=2s`. The operation of a forced response is not executed.
 */
export function applyPreferences(
  forcedResponder: ForcedResponder,
  statusHeaders: StatusHeaders,
  sessions: Sessions,
  shapeOf: BodyShapeOf,
): RequestHandler {
  const randoms = new WeakMap<Session, Random>();
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
    const { requested, delay } = parsePreferences(sent);
    const forced = requested && forceResponse(requested, req, res);
    if (delay !== undefined && !(await waitForDelay(drawFor(delay, res), res))) return;
    const applied = new Map([...sent].filter(([name]) => isApplied(name, requested, forced)));
    if (applied.size > 0) res.setHeader(preferenceAppliedHeader, formatAppliedPreferences(applied));
    if (forced === undefined) next();
    else sendReply(res, forced, shapeOf(res.locals.operation, forced));
  }

  /** Each session has its own random numbers for this: a wish of a client changes no others. */
  function drawFor(delay: Delay, { locals }: Response): number {
    const session = sessionsFor(sessions, locals).use(locals.sessionName);
    if (locals.isForeignLink) return drawDelay(delay, session.runtime.random('delays of links'));
    const random = randoms.get(session) ?? session.runtime.random('preferred delays');
    randoms.set(session, random);
    return drawDelay(delay, random);
  }

  function forceResponse(requested: ResponsePreference, req: Request, { locals }: Response): Reply {
    const operation = requireOperation(locals);
    const { params, query = {}, basePath = '', sessionPath = '', sessionName } = locals;
    const session = sessionsFor(sessions, locals).use(sessionName);
    const { headers, body } = req;
    const request = { operation, params, query, headers, body, basePath, sessionPath };
    const forced = forcedResponder(request, requested, session);
    return {
      ...forced,
      headers: { ...statusHeaders(forced.status, operation, req.path), ...forced.headers },
    };
  }
}

/** Every preference is applied, except `dynamic` and `seed` when no body is generated. */
function isApplied(
  name: PreferenceName,
  requested: ResponsePreference | undefined,
  forced: Reply | undefined,
): boolean {
  if (name !== 'dynamic' && name !== 'seed') return true;
  return requested?.isDynamic === true && forced?.body !== undefined;
}
