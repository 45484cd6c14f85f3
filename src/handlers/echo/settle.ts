import { isObject, ownValue } from '../../json.ts';
import { createTries, keepValid, type Tries } from '../keep-valid.ts';

/**
 * What is valid of a wanted value, property by property: the wanted value where it is valid, else a base that is, with
 * those of the wanted properties that leave it valid.
 */
export function settle(base: unknown, wanted: unknown, isValid: (value: unknown) => boolean): unknown {
  if (wanted === base || isValid(wanted)) return wanted;
  return settleMembers(base, wanted, createTries(isValid, wanted));
}

function settleMembers(base: unknown, wanted: unknown, tries: Tries<unknown>): unknown {
  if (!isObject(base) || !isObject(wanted)) return base;
  const members = Object.entries(wanted).filter(([name, value]) => ownValue(base, name) !== value);
  return keepValid(base, members, tries, (before, [name, value]) => {
    const isValid = (part: unknown) => part !== undefined && tries.isValid({ ...before, [name]: part });
    const own = ownValue(before, name);
    const part = settleMembers(own, value, { ...tries, isValid });
    return part === undefined || part === own ? before : { ...before, [name]: part };
  });
}
