import { jsonCodec } from '../codecs/json-codec.ts';
import type { Parameter, Schema } from '../openapi/document.ts';
import type { JsonSchema } from '../schema/json-schema.ts';

/** What the text of a parameter or a form field can represent. */
export type ValueKind = 'array' | 'object' | 'single';

/** How a parameter is serialized in a request (OpenAPI, "Parameter Object"), and what its value may be. */
export interface ParameterForm {
  readonly name: string;
  readonly in: Parameter['in'];
  /** Its location and name, `query pageSize`, since the path and the query can have the same name. */
  readonly key: string;
  readonly style: string;
  readonly explode: boolean;
  /** Whether the value is in a structured format such as JSON, which `content` can declare. */
  readonly isJson: boolean;
  readonly kinds: ReadonlySet<ValueKind>;
  /** The properties that an object is declared to have. */
  readonly properties: ReadonlySet<string>;
}

/** A parameter with the fields that the document's own type omits. */
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

/** @param parts the parameter's schema and all that it is composed of, by `partsOf` */
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

/** OpenAPI ignores header parameters of these names: other parts of the contract describe them. */
const ignoredHeaders = new Set(['accept', 'content-type', 'authorization']);

/** Whether a parameter restricts requests at all. */
export function isValidatedParameter({ in: location, name }: Parameter): boolean {
  return location !== 'header' || !ignoredHeaders.has(name.toLowerCase());
}

/** The schema itself and every schema that it refers to or is composed of. */
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

/** What each field of a form can represent. */
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
