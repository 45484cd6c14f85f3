import { lastSegmentOf, plainName, singularsOf } from '../../../inference/naming.ts';
import { enumOf, isState } from './initial/initial-state.ts';
import type { Missing, RuleValue } from './missing-property.ts';

/**
 * The kind of an item that was sent with what only items of that kind have: `static` for a segment with a `static_segment`,
 * `card` for a payment method with a `card`. `undefined` where no value of the enum, or several, are called after what is there,
 * and for states, which come and go.
 */
export function kindByMember({ name, merged, siblings, given }: Missing): RuleValue | undefined {
  const values = enumOf(merged).filter((value) => typeof value === 'string');
  if (values.length < 2 || isState(name, values)) return undefined;
  const ends = ['', ...singularsOf(lastSegmentOf(given.createdIn ?? ''))];
  const members = new Set(
    [...siblings].flatMap(([member, value]) => (isThere(value) ? [plainName(member)] : [])),
  );
  const named = values.filter((value) => ends.some((end) => members.has(plainName(value) + end)));
  const [kind, another] = named;
  return kind === undefined || another !== undefined ? undefined : { value: kind };
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false;
}
