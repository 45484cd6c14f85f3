import type { Schema } from '../../openapi/document.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { plainName } from '../naming.ts';
import type { ActionCommands } from '../resource.ts';
import { inferStateTransition } from '../state-transition.ts';

/** What a property is called that says what is to be done, by plain names; a new word is one more. */
const commandNames =
  /^(?:action|command|operation|op|event|transition|verb|control|(?:action|command|operation|event|message)?type)$/;

/**
 * The commands of an action whose request says by a value what is to be done: `POST /servers/{id}/action` with
 * `{action: "stop"}`, also where each is an alternative of its own. Only a property that the item does not have, with
 * several values of which some name what becomes of the item, as the verbs of paths do.
 * @param item the schema in which responses show the item
 * @param sent the schema of the request body
 */
export function inferCommands(
  mergeSchema: MergeSchema,
  item: Schema,
  sent: Schema,
): ActionCommands | undefined {
  const own = mergeSchema(item).properties;
  const { properties, variants } = mergeSchema(sent);
  const bodies = [properties, ...variants.map(({ schema }) => mergeSchema(schema).properties)];
  for (const name of properties.keys()) {
    if (own.has(name) || !commandNames.test(plainName(name))) continue;
    const values = new Set(bodies.flatMap((body) => valuesOf(mergeSchema, body.get(name))));
    if (values.size < 2) continue;
    const effects = [...values].map(
      (value) => [value, inferStateTransition(mergeSchema, item, value)] as const,
    );
    const changes = effects.filter(([, change]) => Object.keys(change).length > 0);
    if (changes.length > 0) return { sent: name, changes: new Map(changes) };
  }
  return undefined;
}

/** The texts that a schema allows, where it lists them. */
function valuesOf(mergeSchema: MergeSchema, schema: Schema = {}): readonly string[] {
  const { keywords } = mergeSchema(schema);
  const values: readonly unknown[] = Array.isArray(keywords.enum) ? keywords.enum : [keywords.const];
  return values.filter((value) => typeof value === 'string');
}
