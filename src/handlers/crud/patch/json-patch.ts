import { isDeepStrictEqual } from 'node:util';
import { SandboxError } from '../../../errors.ts';
import { isObject } from '../../../json.ts';

/** One operation of a JSON Patch. */
interface PatchOperation {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

/**
 * Applies a JSON Patch (RFC 6902): all of its operations in order, or none. The target is not changed, and a property
 * named `__proto__` is one like any other.
 * @throws SandboxError `invalid` for an operation that cannot be applied, `conflict` for a `test` that fails; the message
 * names it by its index.
 */
export function jsonPatch(target: unknown, patch: unknown): unknown {
  if (!Array.isArray(patch)) throw patchError('the body', 'is not an array of operations');
  return patch.reduce<unknown>((value, operation, i) => {
    if (!isPatchOperation(operation)) throw patchError(`/${i}`, 'is no operation: it needs op and path');
    return applyOperation(value, operation, `/${i}`);
  }, target);
}

function isPatchOperation(value: unknown): value is PatchOperation {
  return isObject(value) && typeof value.op === 'string' && typeof value.path === 'string';
}

function applyOperation(target: unknown, operation: PatchOperation, location: string): unknown {
  const path = tokensOf(operation.path, location);
  // Contracts that are generated from classes declare `Add`, and their services read either.
  switch (operation.op.toLowerCase()) {
    case 'add':
      return write(target, path, operation.value, { location, isNew: true });
    case 'replace':
      read(target, path, location);
      return write(target, path, operation.value, { location, isNew: false });
    case 'remove':
      return remove(target, path, location);
    case 'copy':
      return write(target, path, read(target, tokensOf(operation.from, location), location), {
        location,
        isNew: true,
      });
    case 'move': {
      const from = tokensOf(operation.from, location);
      return write(remove(target, from, location), path, read(target, from, location), {
        location,
        isNew: true,
      });
    }
    case 'test':
      if (isDeepStrictEqual(read(target, path, location), operation.value)) return target;
      throw failedTest(location, operation.path);
    default:
      throw patchError(location, `has the op ${operation.op}: send add, remove, replace, move, copy or test`);
  }
}

/** The reference tokens of a JSON pointer (RFC 6901). */
function tokensOf(pointer: string | undefined, location: string): readonly string[] {
  if (pointer === undefined || !/^(\/|$)/.test(pointer))
    throw patchError(location, 'has no JSON pointer where it needs one');
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function read(target: unknown, path: readonly string[], location: string): unknown {
  return path.reduce<unknown>((value, token) => {
    if (Array.isArray(value) && isIndex(token, value.length - 1)) return value[Number(token)];
    if (isObject(value) && Object.hasOwn(value, token)) return value[token];
    throw patchError(location, `leads nowhere: there is no /${path.join('/')}`);
  }, target);
}

/** Where in the patch an operation is, and whether it may add what it writes to. */
interface WriteMode {
  readonly location: string;
  readonly isNew: boolean;
}

function write(target: unknown, path: readonly string[], value: unknown, mode: WriteMode): unknown {
  const [token, ...rest] = path;
  if (token === undefined) return value;
  if (rest.length === 0) return put(target, token, value, mode);
  const { location } = mode;
  const inner = write(read(target, [token], location), rest, value, mode);
  return put(target, token, inner, { location, isNew: false });
}

/** Sets an element or a property; in an array, a new element is inserted and moves those after it. */
function put(target: unknown, token: string, value: unknown, { location, isNew }: WriteMode): unknown {
  if (Array.isArray(target)) {
    const at = isNew && token === '-' ? `${target.length}` : token;
    if (!isIndex(at, isNew ? target.length : target.length - 1))
      throw patchError(location, `leads past the end of an array: ${token}`);
    return target.toSpliced(Number(at), isNew ? 0 : 1, value);
  }
  if (!isObject(target))
    throw patchError(location, `leads nowhere: there is no object or array for ${token}`);
  return Object.fromEntries([...Object.entries(target).filter(([name]) => name !== token), [token, value]]);
}

function remove(target: unknown, path: readonly string[], location: string): unknown {
  const token = path.at(-1);
  if (token === undefined) throw patchError(location, 'would remove the whole item');
  const above = read(target, path.slice(0, -1), location);
  read(above, [token], location);
  const left = Array.isArray(above)
    ? above.toSpliced(Number(token), 1)
    : Object.fromEntries(Object.entries(isObject(above) ? above : {}).filter(([name]) => name !== token));
  return write(target, path.slice(0, -1), left, { location, isNew: false });
}

function isIndex(token: string, max: number): boolean {
  return /^(0|[1-9]\d*)$/.test(token) && Number(token) <= max;
}

function failedTest(location: string, path: string): SandboxError {
  return new SandboxError(
    'conflict',
    `${location} of the JSON Patch is a test that fails: ${path} has another value`,
  );
}

function patchError(location: string, issue: string): SandboxError {
  return new SandboxError('invalid', `${location} of the JSON Patch ${issue}`);
}
