import { SandboxError } from '../../errors.ts';
import type { Next, Reply } from '../../operation.ts';
import { findToken, isOver, saveToken, sentToken } from '../crud/people/tokens.ts';
import type { PeopleRequest } from './people-step.ts';
import { sentCredentials } from './sent-credentials.ts';

/** @throws SandboxError `unauthorized` for a token that was ended by a log-out, or has expired. */
export async function requireLiveToken({ request, context }: PeopleRequest, next: Next): Promise<Reply> {
  const token = await sentToken(request, context);
  if (token === undefined || !isOver(token, context)) return next();
  throw new SandboxError('unauthorized', 'the token has ended or expired: log in again', {
    headers: { 'WWW-Authenticate': 'Bearer realm="sandbox", error="invalid_token"' },
  });
}

/** Ends the token of the request, and those of its user. */
export async function logOut({ request, context, policy }: PeopleRequest, next: Next): Promise<Reply> {
  const { refreshToken } = sentCredentials(request);
  const refresh = refreshToken === undefined ? undefined : await findToken(context, refreshToken);
  const tokens = [await sentToken(request, context), refresh];
  for (const token of tokens) if (token !== undefined) await saveToken(context, { ...token, hasEnded: true });
  const reply = await next();
  const cookie = policy.cookieOf(request.operation);
  if (cookie === undefined) return reply;
  return { ...reply, headers: { ...reply.headers, 'Set-Cookie': `${cookie}=; Path=/; Max-Age=0` } };
}
