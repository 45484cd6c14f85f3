import { SandboxError } from '../errors.ts';
import { pointerToken } from '../openapi/reference.ts';

/**
 * Requires that no string of a value has a lone surrogate.
 * @param text which the value was parsed from, and in which `\\u` begins the escape of one
 * @param pointer where in the body the value is
 * @throws SandboxError `malformed`, naming the places.
 */
export function requireWellFormed(value: unknown, text: string, pointer = ''): void {
  // Decoded bytes are well-formed: in them, only an escape such as `\ud800` can stand for a lone surrogate.
  if (text.isWellFormed() && !text.includes('\\u')) return;
  const lone: string[] = [];
  inspect(value, [], lone);
  if (lone.length > 0) throw loneSurrogates(lone.map((each) => `${pointer}${each}`));
}

/** The failure of texts and names that have half of a character. */
export function loneSurrogates(pointers: readonly string[]): SandboxError {
  const issues = pointers.map(
    (pointer) => `${pointer || 'the body'} has a lone surrogate, which is not valid Unicode text`,
  );
  return new SandboxError('malformed', issues.join('; '), { issues });
}

/** Walks a value, which is no deeper than allowed, and collects the pointers of strings that are not well-formed Unicode. */
function inspect(value: unknown, path: string[], lone: string[]): void {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) lone.push(pointerOf(path));
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, item] of Object.entries(value)) {
    path.push(name);
    if (!name.isWellFormed()) lone.push(pointerOf(path));
    inspect(item, path, lone);
    path.pop();
  }
}

/** The pointer is sent to the client, so a name that is not well formed is replaced in it. */
function pointerOf(path: readonly string[]): string {
  return path.map((name) => `/${pointerToken(name.toWellFormed())}`).join('');
}
