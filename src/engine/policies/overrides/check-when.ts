import { isObject } from '../../../json.ts';
import type { Operation } from '../../../openapi/operations.ts';
import { didYouMean } from '../../../similar-names.ts';
import type { Place } from '../place.ts';

/** The parts of a pattern whose names the contract has to have; a client may send any header. */
const namedParts = ['path', 'query'] as const;

/** How many names an issue lists. */
const maxListed = 10;

/**
 * Reports parameters that no request can have, such as a misspelt one: an override for them would never apply.
 * @param operations those that the override is for
 */
export function checkWhen(
  when: Readonly<Record<string, unknown>>,
  operations: readonly Operation[],
  place: Place,
): void {
  for (const part of namedParts) {
    const pattern = when[part];
    if (!isObject(pattern) || isObject(pattern.schema)) continue;
    const known = namesIn(operations, part);
    for (const name of Object.keys(pattern).filter((each) => !known.includes(each))) {
      place
        .at(part)
        .at(name)
        .report(`is no parameter of ${subjectOf(operations)}.${advice(name, known)}`);
    }
  }
}

function namesIn(operations: readonly Operation[], part: (typeof namedParts)[number]): readonly string[] {
  const names = operations.flatMap(({ parameters }) =>
    parameters.filter((parameter) => parameter.in === part).map(({ name }) => name),
  );
  return [...new Set(names)];
}

function subjectOf([first, ...others]: readonly Operation[]): string {
  return first === undefined || others.length > 0 ? 'any operation' : first.id;
}

function advice(name: string, known: readonly string[]): string {
  if (known.length === 0) return ' It has none there.';
  const more = known.length > maxListed ? ` and ${known.length - maxListed} more` : '';
  return didYouMean(name, known) || ` It has ${known.slice(0, maxListed).join(', ')}${more}.`;
}
