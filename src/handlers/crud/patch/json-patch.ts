import { isDeepStrictEqual } from 'node:util';
import { SandboxError } from '../../../errors.ts';
import { isObject } from '../../../json.ts';

/** One step of a JSON Patch. */
interface Step {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

/**
 * JSON Patch (RFC 6902): carries out its steps one after another, or none of them.
 * @throws SandboxError `invalid` for a step that cannot be done.
 */
export function jsonPatch(target: unknown, patch: unknown): unknown {
  if (!Array.isArray(patch)) throw unusable('the body', 'is not an array of steps');
  return patch.reduce<unknown>((value, step, i) => {
    if (!isStep(step)) throw unusable(`/${i}`, 'is no step: it needs op and path');
    return next(value, step, `/${i}`);
  }, target);
}

function isStep(step: unknown): step is Step {
  return isObject(step) && typeof step.op === 'string' && typeof step.path === 'string';
}

function next(target: unknown, step: Step, location: string): unknown {
  const path = tokensOf(step.path, location);
  switch (step.op) {
    case 'add':
      return write(target, path, step.value, location, true);
    case 'replace':
      read(target, path, location);
      return write(target, path, step.value, location, false);
    case 'remove':
      return remove(target, path, location);
    case 'copy':
      return write(target, path, read(target, tokensOf(step.from, location), location), location, true);
    case 'move': {
      const from = tokensOf(step.from, location);
      return write(remove(target, from, location), path, read(target, from, location), location, true);
    }
    case 'test':
      if (isDeepStrictEqual(read(target, path, location), step.value)) return target;
      throw unusable(location, `says that ${step.path} has another value than it has`);
    default:
      throw unusable(location, `has the op ${step.op}: send add, remove, replace, move, copy or test`);
  }
}

/** The reference tokens of a JSON pointer (RFC 6901). */
function tokensOf(pointer: string | undefined, location: string): readonly string[] {
  if (pointer === undefined || !/^(\/|$)/.test(pointer))
    throw unusable(location, 'has no JSON pointer where it needs one');
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function read(target: unknown, path: readonly string[], location: string): unknown {
  return path.reduce<unknown>((value, token) => {
    if (Array.isArray(value) && isIndex(token, value.length - 1)) return value[Number(token)];
    if (isObject(value) && Object.hasOwn(value, token)) return value[token];
    throw unusable(location, `leads nowhere: there is no /${path.join('/')}`);
  }, target);
}

function write(
  target: unknown,
  path: readonly string[],
  value: unknown,
  location: string,
  isNew: boolean,
): unknown {
  const [token, ...rest] = path;
  if (token === undefined) return value;
  if (rest.length > 0) {
    const inner = write(read(target, [token], location), rest, value, location, isNew);
    return put(target, token, inner, location, false);
  }
  return put(target, token, value, location, isNew);
}

/** Puts a value into an array or an object; in an array, a new one moves those after it on. */
function put(target: unknown, token: string, value: unknown, location: string, isNew: boolean): unknown {
  if (Array.isArray(target)) {
    const at = isNew && token === '-' ? `${target.length}` : token;
    if (!isIndex(at, isNew ? target.length : target.length - 1))
      throw unusable(location, `leads past the end of an array: ${token}`);
    return target.toSpliced(Number(at), isNew ? 0 : 1, value);
  }
  if (!isObject(target)) throw unusable(location, `leads nowhere: there is nothing that could have ${token}`);
  return Object.fromEntries([...Object.entries(target).filter(([name]) => name !== token), [token, value]]);
}

function remove(target: unknown, path: readonly string[], location: string): unknown {
  const token = path.at(-1);
  if (token === undefined) throw unusable(location, 'would remove the whole');
  const above = read(target, path.slice(0, -1), location);
  read(above, [token], location);
  const left = Array.isArray(above)
    ? above.toSpliced(Number(token), 1)
    : Object.fromEntries(Object.entries(isObject(above) ? above : {}).filter(([name]) => name !== token));
  return write(target, path.slice(0, -1), left, location, false);
}

function isIndex(token: string, most: number): boolean {
  return /^(0|[1-9]\d*)$/.test(token) && Number(token) <= most;
}

function unusable(location: string, issue: string): SandboxError {
  return new SandboxError('invalid', `${location} of the JSON Patch ${issue}`);
}
