/**
 * The one dialect that validators and the sampler work on: JSON Schema 2020-12 with well-formed keywords only,
 * normalized from the schemas of OpenAPI 3.0 and 3.1.
 */

/** The types of JSON Schema. */
export const typeNames = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'] as const;

/** A type of JSON Schema. */
export type TypeName = (typeof typeNames)[number];

/** Which message a value is part of: a request has no `readOnly` properties, a response no `writeOnly` ones. */
export type Direction = 'request' | 'response';

/** A normalized schema; `true` allows every value, `false` none. */
export type JsonSchema = JsonSchemaObject | boolean;

/** How a property selects the branch of a choice that applies to a value. */
export interface Discriminator {
  readonly propertyName: string;
  /** The values of the property that select each branch; branches by their normalized `$ref`. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** The branch for any other value, and for none (`defaultMapping` of OpenAPI 3.2). */
  readonly fallback?: string;
}

/** A normalized schema with keywords. */
export interface JsonSchemaObject {
  readonly $ref?: string;
  readonly type?: readonly TypeName[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly not?: JsonSchema;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly if?: JsonSchema;
  readonly then?: JsonSchema;
  readonly else?: JsonSchema;

  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;

  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;

  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly contains?: JsonSchema;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly unevaluatedItems?: JsonSchema;

  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema;
  readonly unevaluatedProperties?: JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly dependentSchemas?: Readonly<Record<string, JsonSchema>>;

  // Annotations: they restrict nothing, but help to generate values. In lists, since Ajv looks for schemas in objects.
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly contentEncoding?: string;
  readonly contentMediaType?: string;
  readonly contentSchema?: readonly [JsonSchema];
  readonly 'x-faker'?: readonly [unknown];
  readonly 'x-discriminator'?: readonly [Discriminator];
}
