/**
 * The one dialect that validators and samples work on: JSON Schema 2020-12 with every keyword well formed, made of
 * what OpenAPI 3.0 and 3.1 let a contract write.
 */

export const typeNames = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'] as const;

export type TypeName = (typeof typeNames)[number];

/** Which way a value travels: `readOnly` properties are not sent in a request, `writeOnly` ones not in an answer. */
export type Direction = 'request' | 'response';

export type JsonSchema = JsonSchemaObject | boolean;

/** How a property tells which of several schemas a value is meant to fit. */
export interface Discriminator {
  readonly propertyName: string;
  /** What the property says, for each schema; schemas by the reference that a plain schema uses for them. */
  readonly values: ReadonlyMap<string, string>;
}

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

  // What does not judge a value but helps to make one. In lists, since a validator looks for schemas in objects.
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly 'x-faker'?: readonly [unknown];
  readonly 'x-discriminator'?: readonly [Discriminator];
}
