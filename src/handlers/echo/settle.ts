import { isObject } from '../../json.ts';

/**
 * What is valid of a wanted value, property by property: the wanted value where it is valid, else a base that is, with
 * those of the wanted properties that leave it valid.
 */
export function settle(base: unknown, wanted: unknown, isValid: (value: unknown) => boolean): unknown {
  if (wanted === base || isValid(wanted)) return wanted;
  if (!isObject(base) || !isObject(wanted)) return base;
  let settled = base;
  for (const [name, value] of Object.entries(wanted)) {
    const before = settled;
    const isValidIn = (part: unknown) => part !== undefined && isValid({ ...before, [name]: part });
    const part = settle(before[name], value, isValidIn);
    if (part !== undefined && part !== before[name]) settled = { ...before, [name]: part };
  }
  return settled;
}
