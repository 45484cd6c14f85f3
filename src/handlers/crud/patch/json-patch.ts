import { isDeepStrictEqual } from 'node:util';
import { SandboxError } from '../../../errors.ts';
import { approximateBytes, isObject } from '../../../json.ts';
import { maxBodyDepth } from '../../../json-depth.ts';
import { isNestedWithin } from '../../../storage/nesting-depth.ts';

/** One operation of a JSON Patch. */
interface PatchOperation {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

/** About how many bytes the values may have that the `copy` operations of a patch copy: each may double the item. */
const maxCopiedBytes = 32_000_000;

/**
 * Applies a JSON Patch (RFC 6902): all of its operations in order, or none. The target is not changed, and a property
 * named `__proto__` is one like any other.
 * @throws SandboxError `invalid` for an operation that cannot be applied, `conflict` for a `test` that fails, `too-large`
 * where it copies too much; the message names it by its index.
 */
export function jsonPatch(target: unknown, patch: unknown): unknown {
  if (!Array.isArray(patch)) throw patchError('the body', 'is not an array of operations');
  const document = new PatchedDocument(target);
  for (const [i, operation] of patch.entries()) {
    if (!isPatchOperation(operation)) throw patchError(`/${i}`, 'is no operation: it needs op and path');
    applyOperation(document, operation, `/${i}`);
  }
  return document.root;
}

function isPatchOperation(value: unknown): value is PatchOperation {
  return isObject(value) && typeof value.op === 'string' && typeof value.path === 'string';
}

function applyOperation(document: PatchedDocument, operation: PatchOperation, location: string): void {
  const path = tokensOf(operation.path, location);
  const added = { location, isNew: true };
  // Contracts that are generated from classes declare `Add`, and their services read either.
  switch (operation.op.toLowerCase()) {
    case 'add':
      document.write(path, operation.value, added);
      break;
    case 'replace':
      document.read(path, location);
      document.write(path, operation.value, { location, isNew: false });
      break;
    case 'remove':
      document.remove(path, location);
      break;
    case 'copy':
      document.write(path, document.copy(tokensOf(operation.from, location), location), added);
      break;
    case 'move': {
      const from = tokensOf(operation.from, location);
      const moved = document.read(from, location);
      document.remove(from, location);
      document.write(path, moved, added);
      break;
    }
    case 'test':
      if (!isDeepStrictEqual(document.read(path, location), operation.value))
        throw failedTest(location, operation.path);
      break;
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

/** Where in the patch an operation is, and whether it may add what it writes to. */
interface WriteMode {
  readonly location: string;
  readonly isNew: boolean;
}

type Container = unknown[] | Record<string, unknown>;

/** A value that is changed step by step: each list and object of it is copied before its first change, and once. */
class PatchedDocument {
  root: unknown;
  readonly #own = new Set<unknown>();
  #bytesLeft = maxCopiedBytes;

  constructor(target: unknown) {
    this.root = target;
  }

  read(path: readonly string[], location: string): unknown {
    return path.reduce((value, token) => memberOf(value, token, path, location), this.root);
  }

  /** A value of the document, to be put elsewhere: both may be changed after that. */
  copy(path: readonly string[], location: string): unknown {
    const value = this.read(path, location);
    if (!isNestedWithin(maxBodyDepth, value))
      throw patchError(location, `copies what is nested deeper than ${maxBodyDepth} levels`);
    this.#bytesLeft -= approximateBytes(value);
    if (this.#bytesLeft >= 0) return JSON.parse(JSON.stringify(value));
    throw new SandboxError(
      'too-large',
      `${location} of the JSON Patch copies too much: send the values themselves`,
    );
  }

  /** Sets an element or a property; in an array, a new element is inserted and moves those after it. */
  write(path: readonly string[], value: unknown, { location, isNew }: WriteMode): void {
    const token = path.at(-1);
    if (token === undefined) {
      this.root = value;
      return;
    }
    const holder = this.#holderOf(path, location);
    if (Array.isArray(holder)) {
      const at = isNew && token === '-' ? `${holder.length}` : token;
      if (!isIndex(at, isNew ? holder.length : holder.length - 1))
        throw patchError(location, `leads past the end of an array: ${token}`);
      holder.splice(Number(at), isNew ? 0 : 1, value);
    } else {
      setMember(holder, token, value);
    }
  }

  remove(path: readonly string[], location: string): void {
    const token = path.at(-1);
    if (token === undefined) throw patchError(location, 'would remove the whole item');
    this.read(path, location);
    const holder = this.#holderOf(path, location);
    if (Array.isArray(holder)) holder.splice(Number(token), 1);
    else delete holder[token];
  }

  /** The list or object that has the last token of a path, which may be changed. */
  #holderOf(path: readonly string[], location: string): Container {
    const token = path.at(-1) ?? '';
    let holder = this.#owned(this.root, token, location);
    this.root = holder;
    for (const [i, name] of path.slice(0, -1).entries()) {
      const inner = this.#owned(memberOf(holder, name, path, location), path[i + 1] ?? '', location);
      if (Array.isArray(holder)) holder[Number(name)] = inner;
      else setMember(holder, name, inner);
      holder = inner;
    }
    return holder;
  }

  #owned(value: unknown, token: string, location: string): Container {
    if (!isContainer(value))
      throw patchError(location, `leads nowhere: there is no object or array for ${token}`);
    if (this.#own.has(value)) return value;
    const own = Array.isArray(value) ? [...value] : Object.fromEntries(Object.entries(value));
    this.#own.add(own);
    return own;
  }
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

function memberOf(value: unknown, token: string, path: readonly string[], location: string): unknown {
  if (Array.isArray(value) && isIndex(token, value.length - 1)) return value[Number(token)];
  if (isObject(value) && Object.hasOwn(value, token)) return value[token];
  throw patchError(location, `leads nowhere: there is no /${path.join('/')}`);
}

function setMember(object: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
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
