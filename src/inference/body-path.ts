import { isObject, ownValue } from '../json.ts';

/** A step into a body: the name of a property, or 0 for the only element of an array. */
export type BodyStep = string | 0;

/** The steps that lead to a part of a body, such as `['data', 'account']`; none when it is the body itself. */
export type BodyPath = readonly BodyStep[];

/** The value that a path leads to; `undefined` where the body has none. */
export function valueAt(body: unknown, path: BodyPath): unknown {
  return path.reduce<unknown>(stepInto, body);
}

function stepInto(value: unknown, step: BodyStep): unknown {
  if (step === 0) return Array.isArray(value) ? value[0] : undefined;
  return isObject(value) ? ownValue(value, step) : undefined;
}

/** A body with another value where the path leads; what the path needs on its way is added. */
export function withValueAt(body: unknown, [step, ...rest]: BodyPath, value: unknown): unknown {
  if (step === undefined) return value;
  if (step === 0) return [withValueAt(stepInto(body, 0), rest, value)];
  return { ...(isObject(body) && body), [step]: withValueAt(stepInto(body, step), rest, value) };
}
