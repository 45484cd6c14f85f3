import { SandboxError } from '../errors.ts';

/** How many names are told. */
const maxListed = 10;

/**
 * The refusal of a name that nothing has; it tells the names there are.
 * @param advice what to do where there are none
 * @example noSuch('snapshot', 'b', ['a', 'c'], 'take it first') // there is no snapshot b: there are a, c
 */
export function notFound(kind: string, name: string, known: readonly string[], advice: string): SandboxError {
  const others = known.slice(0, maxListed).join(', ');
  const more = known.length > maxListed ? ` and ${known.length - maxListed} more` : '';
  const lines = known.length === 0 ? `, and no other: ${advice}` : `: there are ${others}${more}`;
  return new SandboxError('not-found', `there is no ${kind} ${name}${lines}`);
}
