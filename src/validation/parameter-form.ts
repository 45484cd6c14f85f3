import { jsonCodec } from '../codecs/json-codec.ts';
import type { Parameter, Schema } from '../openapi/document.ts';
import type { JsonSchema } from '../schema/json-schema.ts';

/** What a text that was sent may stand for. */
export type ValueKind = 'array' | 'object' | 'single';

/** How a parameter is written in a request (OpenAPI, "Parameter Object"), and what its value may be. */
export interface ParameterForm {
  readonly name: string;
  readonly in: Parameter['in'];
  /** The name under which it is judged: the same one may stand in the path and in the query. */
  readonly key: string;
  readonly style: string;
  readonly explode: boolean;
  /** Whether the value is written in JSON, as `content` can say. */
  readonly isJson: boolean;
  readonly kinds: ReadonlySet<ValueKind>;
  /** The names of the properties that an object has. */
  readonly properties: ReadonlySet<string>;
}

/** A parameter with what the document's type leaves out. */
export interface DeclaredParameter extends Parameter {
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowEmptyValue?: boolean;
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

const styleOf: Readonly<Record<Parameter['in'], string>> = {
  query: 'form',
  cookie: 'form',
  path: 'simple',
  header: 'simple',
};

export function parameterForm(parameter: DeclaredParameter, parts: readonly JsonSchema[]): ParameterForm {
  const style = parameter.style ?? styleOf[parameter.in];
  const [mediaType] = Object.keys(parameter.content ?? {});
  const { name, in: location } = parameter;
  return {
    name,
    in: location,
    key: `${location} ${location === 'header' ? name.toLowerCase() : name}`,
    style,
    explode: parameter.explode ?? style === 'form',
    isJson: mediaType !== undefined && jsonCodec.matches(mediaType),
    kinds: kindsOf(parts),
    properties: new Set(
      parts.flatMap((part) => (typeof part === 'boolean' ? [] : Object.keys(part.properties ?? {}))),
    ),
  };
}

/** OpenAPI asks to ignore parameters by these names: other parts of the contract say what they are. */
const ignoredHeaders = new Set(['accept', 'content-type', 'authorization']);

/** Whether a parameter asks anything of a request. */
export function isValidatedParameter({ in: location, name }: Parameter): boolean {
  return location !== 'header' || !ignoredHeaders.has(name.toLowerCase());
}

/** The schema itself and all that it refers to or is composed of. */
export function partsOf(schema: JsonSchema, target: (ref: string) => JsonSchema): readonly JsonSchema[] {
  const parts = new Set<JsonSchema>();
  const visit = (part: JsonSchema) => {
    if (parts.has(part)) return;
    parts.add(part);
    if (typeof part === 'boolean') return;
    if (part.$ref !== undefined) visit(target(part.$ref));
    for (const inner of [part.allOf, part.anyOf, part.oneOf].flat()) if (inner !== undefined) visit(inner);
  };
  visit(schema);
  return [...parts];
}

/** What each property of a form may be. */
export function fieldKinds(
  schema: JsonSchema,
  target: (ref: string) => JsonSchema,
): ReadonlyMap<string, ReadonlySet<ValueKind>> {
  const properties = partsOf(schema, target).flatMap((part) =>
    typeof part === 'boolean' ? [] : Object.entries(part.properties ?? {}),
  );
  return new Map(properties.map(([name, property]) => [name, kindsOf(partsOf(property, target))]));
}

function kindsOf(parts: readonly JsonSchema[]): ReadonlySet<ValueKind> {
  return new Set(
    parts.flatMap(typesOf).map((type) => (type === 'array' || type === 'object' ? type : 'single')),
  );
}

function typesOf(part: JsonSchema): readonly string[] {
  if (typeof part === 'boolean') return [];
  if (part.type !== undefined) return part.type;
  return [
    ...(part.properties === undefined ? [] : ['object']),
    ...(part.items === undefined ? [] : ['array']),
  ];
}
