import { jsonCodec } from '../codecs/json-codec.ts';
import type { Encoding, Parameter, Schema } from '../openapi/document.ts';
import { isInPath, type PathParts } from '../openapi/operations.ts';
import { composedParts } from '../schema/composed-parts.ts';
import type { JsonSchema, JsonSchemaObject } from '../schema/json-schema.ts';

/** What the text of a parameter or a form field can represent. */
export type ValueKind = 'array' | 'object' | 'single';

/** What a value can represent, and its properties where it can be an object. */
export interface ValueForm {
  readonly kinds: ReadonlySet<ValueKind>;
  /** Whether a text of it may have a comma in it: not where it is a number, a flag, a UUID, a date or one of a few words. */
  readonly mayHaveCommas: boolean;
  /** The form of a property; undefined where the schema says nothing of it. */
  readonly propertyOf: (name: string) => ValueForm | undefined;
  /** The form of the items of a list; undefined where the schema says nothing of them. */
  readonly itemForm: () => ValueForm | undefined;
}

/** How a parameter is serialized in a request (OpenAPI, "Parameter Object"), and what its value may be. */
export interface ParameterForm extends ValueForm {
  readonly name: string;
  readonly in: Parameter['in'];
  /** Its location and name, `query pageSize`, since the path and the query can have the same name. */
  readonly key: string;
  readonly style: string;
  readonly explode: boolean;
  /** Whether it is the whole query. */
  readonly isWholeQuery: boolean;
  /** Whether the value is in a structured format such as JSON, which `content` can declare. */
  readonly isJson: boolean;
  /** The properties that an object is declared to have. */
  readonly properties: ReadonlySet<string>;
  /** Whether an object is a map: other properties are declared too, or none are and any may be sent. */
  readonly isMap: boolean;
}

/** A parameter with the fields that the document's own type omits. */
export interface DeclaredParameter extends Parameter {
  readonly allowEmptyValue?: boolean;
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

const styleOf: Readonly<Record<Parameter['in'], string>> = {
  query: 'form',
  cookie: 'form',
  path: 'simple',
  header: 'simple',
};

/** @param target resolves the references of the parameter's schema */
export function parameterForm(
  parameter: DeclaredParameter,
  schema: JsonSchema,
  target: (ref: string) => JsonSchema,
): ParameterForm {
  const parts = composedParts(schema, target);
  const style = parameter.style ?? styleOf[parameter.in];
  const [mediaType] = Object.keys(parameter.content ?? {});
  const { name, in: location } = parameter;
  const properties = new Set(
    parts.flatMap((part) => (typeof part === 'boolean' ? [] : Object.keys(part.properties ?? {}))),
  );
  return {
    name,
    in: location,
    key: `${location} ${location === 'header' ? name.toLowerCase() : name}`,
    style,
    explode: parameter.explode ?? style === 'form',
    isWholeQuery: parameter.isWholeQuery ?? false,
    isJson: mediaType !== undefined && jsonCodec.matches(mediaType),
    ...valueForm(parts, target),
    properties,
    isMap: isMap(parts, properties.size > 0),
  };
}

/** Whether an object has properties that are not declared by name. An object that declares some is as good as closed. */
function isMap(parts: readonly JsonSchema[], hasProperties: boolean): boolean {
  const others = parts.flatMap((part) => (typeof part === 'boolean' ? [] : [part.additionalProperties]));
  if (others.includes(false)) return false;
  return !hasProperties || others.some((each) => each !== undefined);
}

/** @param parts a schema and all that it is composed of */
function valueForm(parts: readonly JsonSchema[], target: (ref: string) => JsonSchema): ValueForm {
  const cache = new Map<string, ValueForm | undefined>();
  return {
    kinds: kindsOf(parts),
    mayHaveCommas: parts.some(isAnyText) || !parts.some(hasNoCommas),
    propertyOf: (name) => {
      if (!cache.has(name)) cache.set(name, propertyForm(parts, name, target));
      return cache.get(name);
    },
    itemForm: () => itemForm(parts, target),
  };
}

function propertyForm(
  parts: readonly JsonSchema[],
  name: string,
  target: (ref: string) => JsonSchema,
): ValueForm | undefined {
  const own = parts.flatMap((part) => {
    if (typeof part === 'boolean') return [];
    const { properties = {}, additionalProperties } = part;
    const property = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
    return property === undefined ? [] : composedParts(property, target);
  });
  return own.length === 0 ? undefined : valueForm(own, target);
}

function itemForm(parts: readonly JsonSchema[], target: (ref: string) => JsonSchema): ValueForm | undefined {
  const own = parts.flatMap((part) =>
    typeof part === 'boolean' || part.items === undefined ? [] : composedParts(part.items, target),
  );
  return own.length === 0 ? undefined : valueForm(own, target);
}

/** OpenAPI ignores header parameters of these names: other parts of the contract describe them. */
const ignoredHeaders = new Set(['accept', 'content-type', 'authorization']);

/**
 * Whether a parameter restricts requests at all. One of the path that the path does not name is in no request.
 * @param path the path of the operation, as the contract writes it
 */
export function isValidatedParameter({ in: location, name }: Parameter, operation: PathParts): boolean {
  if (location === 'path') return isInPath(operation, name);
  return location !== 'header' || !ignoredHeaders.has(name.toLowerCase());
}

/** How a field of a form is serialized (OpenAPI, "Encoding Object"), and what its value may be. */
export interface FieldForm extends ParameterForm {
  /** Whether the contract gives it a style: brackets and JSON are read otherwise. */
  readonly isStyled: boolean;
}

/** The fields of a form by name, with their styles. */
export function fieldForms(
  schema: JsonSchema,
  encoding: Readonly<Record<string, Encoding>>,
  target: (ref: string) => JsonSchema,
): ReadonlyMap<string, FieldForm> {
  const properties = composedParts(schema, target).flatMap((part) =>
    typeof part === 'boolean' ? [] : Object.entries(part.properties ?? {}),
  );
  return new Map(properties.map(([name, property]) => [name, fieldForm(name, property)]));

  function fieldForm(name: string, property: JsonSchema): FieldForm {
    const { style, explode } = (Object.hasOwn(encoding, name) ? encoding[name] : undefined) ?? {};
    const styled = { ...(style !== undefined && { style }), ...(explode !== undefined && { explode }) };
    const form = parameterForm({ name, in: 'query', ...styled }, property, target);
    return { ...form, isStyled: style !== undefined || explode !== undefined };
  }
}

/** The formats whose texts have no commas. */
const formatsWithoutCommas = new Set([
  'uuid',
  'date',
  'date-time',
  'time',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
]);

/** Whether no text that a schema allows has a comma. */
function hasNoCommas(part: JsonSchema): boolean {
  if (typeof part === 'boolean') return false;
  const { type, enum: values, const: value, format, pattern } = part;
  if (values !== undefined || value !== undefined)
    return [value, ...(values ?? [])].every((each) => typeof each !== 'string' || !each.includes(','));
  if (format !== undefined && formatsWithoutCommas.has(format)) return true;
  if (pattern !== undefined && plainCharacters.test(pattern)) return true;
  return type !== undefined && !type.includes('string') && !type.includes('array');
}

/** A pattern for whole texts without commas, and without what stands for any character. */
const plainCharacters = /^\^(?:(?!\\[SDWPp]|\[\^)[^,.])*\$$/;

/** Whether a schema says that any text will do: one of several that a value can be. */
function isAnyText(part: JsonSchema): boolean {
  return typeof part !== 'boolean' && part.type?.includes('string') === true && isOpenText(part);
}

function isOpenText({ enum: values, const: value, format, pattern }: JsonSchemaObject): boolean {
  return [values, value, format, pattern].every((keyword) => keyword === undefined);
}

function kindsOf(parts: readonly JsonSchema[]): ReadonlySet<ValueKind> {
  return new Set(
    parts
      .flatMap(typesOf)
      // No text is null: a list that may be null is sent as a list.
      .filter((type) => type !== 'null')
      .map((type) => (type === 'array' || type === 'object' ? type : 'single')),
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
