import { SandboxError } from '../../errors.ts';
import { pointerToken } from '../../openapi/reference.ts';

/** How deep arrays and objects of a body may be nested: what cannot be written again is never taken in. */
const maxDepth = 64;

/**
 * Reads a body as JSON (RFC 8259): UTF-8, nested no deeper than 64, without lone surrogates, which have no UTF-8 form
 * and so could not be told back.
 * @throws SandboxError `malformed` for anything else, naming the place.
 */
export function parseJsonBody(bytes: Uint8Array): unknown {
  const value = parse(decodeText(bytes));
  const lone: string[] = [];
  inspect(value, [], lone);
  if (lone.length > 0) {
    const issues = lone.map((pointer) => `${pointer} has a lone surrogate, which is not valid Unicode text`);
    throw new SandboxError('malformed', issues.join('; '), { issues });
  }
  return value;
}

/** @throws SandboxError `malformed` for bytes that are not UTF-8. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new SandboxError('malformed', 'the body is not UTF-8: send it in UTF-8', { cause: error });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new SandboxError('malformed', `the body is not JSON: ${error.message}`, { cause: error });
  }
}

/** Walks a value no deeper than is allowed, and notes the pointers of texts that are not well formed. */
function inspect(value: unknown, path: string[], lone: string[]): void {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) lone.push(pointerOf(path));
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (path.length >= maxDepth) {
    throw new SandboxError('malformed', `the body is nested deeper than ${maxDepth} levels`);
  }
  for (const [name, item] of Object.entries(value)) {
    path.push(name);
    if (!name.isWellFormed()) lone.push(pointerOf(path));
    inspect(item, path, lone);
    path.pop();
  }
}

/** The pointer itself is told to the client, so a name that is not well formed is mended in it. */
function pointerOf(path: readonly string[]): string {
  return `/${path.map((name) => pointerToken(name.toWellFormed())).join('/')}`;
}
