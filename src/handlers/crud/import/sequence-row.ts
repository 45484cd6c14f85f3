import type { Resource } from '../../../inference/resource.ts';
import type { RowSchema } from '../../../state/state-schema.ts';
import { inOneStep } from '../../../turns.ts';

/**
 * The rows of the collection of last numbers, one for each collection whose last item was deleted. A state file written
 * by a person has none.
 */
export function sequenceRowSchema(resources: readonly Resource[]): RowSchema {
  const names = new Set(resources.flatMap(({ name, otherNames }) => [name, ...otherNames]));
  return {
    isInternal: true,
    begin: inOneStep(() => (row) => {
      const { collection, last, ...others }: Record<string, unknown> = { ...row };
      const isCollection = typeof collection === 'string' && names.has(collection);
      const isNumber = typeof last === 'number' && Number.isSafeInteger(last) && last >= 0;
      const issues = [
        ...(isCollection ? [] : ['/collection must name a collection']),
        ...(isNumber ? [] : ['/last must be an integer of at least 0']),
        ...Object.keys(others).map((name) => `/${name} is not allowed`),
      ];
      return { row, issues };
    }),
  };
}
