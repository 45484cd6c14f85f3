type Members = Readonly<Record<string, unknown>>;
type Member = readonly [name: string, value: unknown];

/** How many values are looked at in all tries of one search: what a try costs grows with the body. */
const maxValues = 300_000;

/** The tries that a body of any size has. */
const minTries = 8;

/** Candidates tried in one search, of which there are not too many. Made by `createTries`. */
export interface Tries<T> {
  /** Whether a candidate is valid; `false` for all that come after too many. */
  readonly isValid: (candidate: T) => boolean;
  readonly areLeft: () => boolean;
}

/**
 * Creates the tries of a search for the members of a body that are valid together: it checks the whole body each time, which
 * nobody waits for where there are ten thousand.
 * @param wanted is a candidate of usual size
 */
export function createTries<T>(isValid: (candidate: T) => boolean, wanted: T): Tries<T> {
  let remaining = Math.max(minTries, maxValues / countValues(wanted));
  const areLeft = () => remaining > 0;
  return { isValid: (candidate) => remaining-- > 0 && isValid(candidate), areLeft };
}

/** How many values there are in a value, itself included. */
function countValues(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  let count = 1;
  for (const part of Object.values(value)) count += countValues(part);
  return count;
}

/**
 * An object with as many of the members as it may have: all at once where that is valid, else those of each half, so that a
 * few that are not valid take few tries.
 * @param single is the object with one member that is not valid as it is, or the object as it was
 */
export function keepValid(
  base: Members,
  members: readonly Member[],
  tries: Tries<Members>,
  single: (base: Members, member: Member) => Members = (before) => before,
): Members {
  const [first] = members;
  if (first === undefined || !tries.areLeft()) return base;
  const candidate = { ...base, ...Object.fromEntries(members) };
  if (tries.isValid(candidate)) return candidate;
  if (members.length === 1) return single(base, first);
  const middle = Math.ceil(members.length / 2);
  const half = keepValid(base, members.slice(0, middle), tries, single);
  return keepValid(half, members.slice(middle), tries, single);
}
