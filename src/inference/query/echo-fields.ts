import type { Parameter, Schema } from '../../openapi/document.ts';
import { isSchema, type MergeSchema } from '../../schema/merged-schema.ts';
import { plainName } from '../naming.ts';

/** A member of a list's body that repeats a parameter, such as the `query` that was searched for. */
export interface EchoField {
  readonly parameter: string;
  /** Whether the parameter is in the path: `list_id` of `/lists/{list_id}/members`. */
  readonly isInPath?: true;
  /** The value that the contract says is assumed where the parameter is not sent. */
  readonly standard?: unknown;
  /** The properties that lead to it. */
  readonly path: readonly string[];
  readonly schema: Schema;
}

/** How many objects deep they are looked for. */
const maxDepth = 3;

/**
 * Infers which members of a list's body repeat a parameter: those of its name, beside the rows.
 * @param taken the paths of the rows and of the page fields, which have values of their own
 */
export function inferEchoFields(
  mergeSchema: MergeSchema,
  body: Schema,
  parameters: readonly Parameter[],
  taken: readonly (readonly string[])[],
): readonly EchoField[] {
  const byName = new Map(parameters.map((parameter) => [plainName(parameter.name), parameter]));
  const takenPaths = new Set(taken.map((path) => path.join('\n')));
  return [...membersOf(mergeSchema, body, takenPaths)].flatMap(({ path, schema }) => {
    const parameter = byName.get(plainName(path.at(-1) ?? ''));
    if (parameter === undefined || !isAsWide(mergeSchema, schema, parameter.schema ?? {})) return [];
    const { default: standard } = mergeSchema(parameter.schema ?? {}).keywords;
    const isInPath = parameter.in === 'path' && { isInPath: true as const };
    return [
      { parameter: parameter.name, path, schema, ...isInPath, ...(standard !== undefined && { standard }) },
    ];
  });
}

/** The members of a body, a few objects deep, beside those that are taken, whose paths are joined by line breaks. */
export function* membersOf(
  mergeSchema: MergeSchema,
  schema: Schema,
  takenPaths: ReadonlySet<string>,
  above: readonly string[] = [],
): Generator<Pick<EchoField, 'path' | 'schema'>> {
  for (const [name, property] of mergeSchema(schema).properties) {
    const path = [...above, name];
    if (takenPaths.has(path.join('\n')) || !isSchema(property)) continue;
    yield { path, schema: property };
    if (above.length < maxDepth) yield* membersOf(mergeSchema, property, takenPaths, path);
  }
}

/** What restricts a value beside its type. */
const restrictions = [
  ...['enum', 'const', 'format', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'multipleOf'],
  ...['exclusiveMinimum', 'exclusiveMaximum', 'minItems', 'maxItems'],
];

/** Whether a member allows every value of a parameter. */
function isAsWide(mergeSchema: MergeSchema, member: Schema, parameter: Schema): boolean {
  const [own, sent] = [mergeSchema(member), mergeSchema(parameter)];
  const isType =
    own.types.size === 0 ||
    [...sent.types].every((type) => own.types.has(type) || (type === 'integer' && own.types.has('number')));
  const allows = (keyword: string) =>
    own.keywords[keyword] === undefined ||
    JSON.stringify(own.keywords[keyword]) === JSON.stringify(sent.keywords[keyword]);
  return isType && sent.types.size > 0 && restrictions.every(allows);
}
