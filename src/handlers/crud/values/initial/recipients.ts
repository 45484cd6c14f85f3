import { plainName } from '../../../../inference/naming.ts';
import type { Missing, RuleValue } from '../missing-property.ts';

/** The headers of a mail that name who gets it, by plain names. */
const headers: ReadonlySet<string> = new Set(['to', 'cc', 'bcc']);

/** The `recipients` of a mail: all who are named in its headers, each once. */
export function recipients({ plain, merged, siblings, mergeSchema }: Missing): RuleValue | undefined {
  const { items } = merged;
  if (plain !== 'recipients' || items === undefined || !mergeSchema(items).types.has('string'))
    return undefined;
  const sent = [...siblings].flatMap(([name, value]) => (headers.has(plainName(name)) ? [value].flat() : []));
  const addresses = sent.flatMap((value) => (typeof value === 'string' ? value.split(',') : []));
  const named = new Set(addresses.map((each) => each.trim()).filter((each) => each !== ''));
  return named.size === 0 ? undefined : { value: [...named] };
}
