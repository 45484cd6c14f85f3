import type { Operation } from '../../openapi/operations.ts';

/** What descriptions say of something that somebody has, or of which there is no more. */
const aboutClaims =
  /\bfull\b|capacity|\balready\b|\btaken\b|\bunavailable\b|\bnot available\b|\bno (?:more |free |available )?(?:seats|spots|places|slots|copies|tickets)|\boverlap|\bconflict|\bbooked\b|\bsold out\b|\bdouble/;

/** What they say of other conflicts: of two requests, of two versions. */
const aboutRequests = /idempoten|version|etag|concurren|simultan/;

/**
 * The status by which an operation refuses what somebody has already, or has no room: a declared 409, else a 400 or 422 that
 * is described so. `undefined` where nothing is declared: any other 400 is for what does not match the schema.
 */
export function claimRefusal({ responses }: Pick<Operation, 'responses'>): 400 | 409 | 422 | undefined {
  for (const status of [409, 400, 422] as const) {
    const response = Object.hasOwn(responses, `${status}`) ? responses[`${status}`] : undefined;
    if (response === undefined) continue;
    const description = (response.description ?? '').toLowerCase();
    const isSure = status === 409 && !aboutRequests.test(description);
    if (isSure || aboutClaims.test(description)) return status;
  }
  return undefined;
}
