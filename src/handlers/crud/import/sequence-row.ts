import type { Resource } from '../../../inference/resource.ts';
import type { RowSchema } from '../../../state/state-schema.ts';

/** The last numbers that were given, where the item is gone that had one: what people write by hand has none. */
export function sequenceRowSchema(resources: readonly Resource[]): RowSchema {
  const names = new Set(resources.map(({ name }) => name));
  return {
    isInternal: true,
    begin: () => (row) => {
      const { collection, last, ...others }: Record<string, unknown> = { ...row };
      const isNumber = typeof last === 'number' && Number.isSafeInteger(last) && last >= 0;
      const issues = [
        ...(typeof collection === 'string' && names.has(collection)
          ? []
          : ['/collection must name a collection']),
        ...(isNumber ? [] : ['/last must be a whole number from 0 on']),
        ...Object.keys(others).map((name) => `/${name} is not known here`),
      ];
      return { row, issues };
    },
  };
}
