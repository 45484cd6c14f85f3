import type { InferenceContext } from '../inference-context.ts';
import type { ResourceCandidate } from '../resource-candidates.ts';
import { withPostedItems } from './posted-item.ts';
import { withPostedSingleton } from './posted-singleton.ts';

/** The candidates, where a POST writes what its path leads to, and makes nothing below it. */
export function withPostedWrites(
  context: InferenceContext,
  candidates: readonly ResourceCandidate[],
): readonly ResourceCandidate[] {
  return candidates.map((candidate) => ({
    ...candidate,
    roles: withPostedItems(withPostedSingleton(context, candidate.roles)),
  }));
}
