import type { FlatPart, FlatSchema } from './flat-schema.ts';
import { mergeSchemas, propertySchema } from './merge-schemas.ts';

/** What both flat schemas ask for; absent when they contradict each other. */
export function joinBranches(a: FlatPart | undefined, b: FlatPart | undefined): FlatPart | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (isEmpty(a)) return b;
  if (isEmpty(b)) return a;
  const schema = a.schema === b.schema ? a.schema : mergeSchemas(a.schema, b.schema);
  if (schema === undefined || isImpossible(schema)) return undefined;
  return { schema, within: [...new Set([...a.within, ...b.within])] };
}

function isEmpty({ schema, within }: FlatPart): boolean {
  return within.length === 0 && Object.keys(schema).length === 0;
}

function isImpossible(schema: FlatSchema): boolean {
  return (schema.required ?? []).some((name) => propertySchema(schema, name) === false);
}
