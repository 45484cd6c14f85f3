import { splitWords } from './property-words.ts';

/** Whether a property identifies its object, so that no two objects should have the same value. */
export function isIdName(name: string, format: unknown): boolean {
  return (
    format === 'uuid' || /(^|_)(id|uid|uuid|guid|key|slug|sku|isbn|token|secret)$/.test(splitWords(name))
  );
}
