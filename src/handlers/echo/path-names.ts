import { plainName, singularsOf } from '../../inference/naming.ts';

/** A path parameter, and what a response calls its value. */
export interface PathName {
  readonly parameter: string;
  /** Plain names, the likeliest first; the first that a response declares is meant. */
  readonly names: readonly string[];
}

/** Names that do not say whose they are: every item has an `id` of its own. */
const generalNames: ReadonlySet<string> = new Set([
  'id',
  'uuid',
  'guid',
  'uid',
  'name',
  'slug',
  'key',
  'code',
]);

/** Whether a plain name does not say whose it is. */
export function isGeneralName(name: string): boolean {
  return generalNames.has(name);
}

/**
 * What responses call the parameters of a path template. The `{id}` of `/orders/{id}` is its `id`; that of
 * `/orders/{id}/invoice` is the `orderId` of the invoice, and its `id` only where there is no such property.
 */
export function pathNamesOf(path: string): readonly PathName[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map(({ 0: whole, 1: parameter = '', index }) => {
    const isLast = index + whole.length >= path.replace(/\/$/, '').length;
    const words = singularsOf(lastWord(path.slice(0, index)));
    const own = plainName(parameter);
    const names = isGeneralName(own)
      ? generalParameterNames(own, words, isLast)
      : ownNames(own, words, isLast);
    return { parameter, names: [...new Set(names)] };
  });
}

/** The last segment that is no parameter: `orders` in `/orders/`. */
export function lastWord(path: string): string {
  return path.split(/[/:]/).findLast((segment) => segment !== '' && !segment.includes('{')) ?? '';
}

function generalParameterNames(own: string, words: readonly string[], isLast: boolean): readonly string[] {
  const named = words.flatMap((word) => [`${word}${own}`, `${word}id`]);
  return isLast ? [own, ...named] : [...named, ...words, own];
}

/** `petId` is the `id` of a pet; `accountId` below an account may be its `account`. */
function ownNames(own: string, words: readonly string[], isLast: boolean): readonly string[] {
  const word = words.find((each) => own.startsWith(each) && isGeneralName(own.slice(each.length)));
  if (word === undefined) return [own];
  return isLast ? [own, own.slice(word.length)] : [own, word];
}
