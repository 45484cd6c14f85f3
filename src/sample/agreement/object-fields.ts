import type { JsonSchema } from '../../schema/json-schema.ts';
import { fitsScalar } from '../fits-scalar.ts';
import type { FlatSchema } from '../flatten/flat-schema.ts';
import { splitWords } from '../property-words.ts';

/** A property of an object that is arranged. */
export interface Field {
  readonly name: string;
  /** Its name in snake case. */
  readonly words: string;
  readonly value: unknown;
  /** Whether its value is known, or one that the contract gives: other properties follow it. */
  readonly isFixed: boolean;
  readonly isRequired: boolean;
  readonly isNullable: boolean;
  /** The values of its enum; empty where it has none. */
  readonly choices: readonly unknown[];
  /** Whether another value is allowed, as far as its own schema says. */
  readonly fits: (value: unknown) => boolean;
}

/** The properties of an object, by their names in snake case. */
export type ObjectFields = ReadonlyMap<string, Field>;

interface FieldOptions {
  readonly schema: FlatSchema;
  readonly known?: Readonly<Record<string, unknown>> | undefined;
  /** The schema that a reference leads to. */
  readonly target: (ref: string) => JsonSchema | undefined;
}

/** What the rules know of the properties of an object. */
export function fieldsOf(
  object: Readonly<Record<string, unknown>>,
  { schema, known = {}, target }: FieldOptions,
): ObjectFields {
  const required = new Set(schema.required);
  return new Map(
    Object.entries(object).map(([name, value]): [string, Field] => {
      const property = schema.properties?.[name];
      const own = keywordsOf(property, target);
      const words = splitWords(name);
      return [
        words,
        {
          ...{ name, words, value },
          isFixed: Object.hasOwn(known, name) || isGiven(own, value),
          isRequired: required.has(name),
          isNullable: own.type?.includes('null') === true,
          choices: own.enum ?? [],
          fits: (other) => fitsScalar(own, other, () => true),
        },
      ];
    }),
  );
}

function keywordsOf(property: JsonSchema | undefined, target: FieldOptions['target']): FlatSchema {
  if (typeof property !== 'object') return {};
  const referred = property.$ref === undefined ? undefined : target(property.$ref);
  const { pattern, ...rest } = typeof referred === 'object' ? { ...referred, ...property } : property;
  return { ...(rest as FlatSchema), ...(pattern !== undefined && { patterns: [pattern] }) };
}

/** Whether the contract itself has the value: as an example, a default, or the only one. */
function isGiven({ examples = [], default: usual, enum: values }: FlatSchema, value: unknown): boolean {
  return examples.includes(value) || (usual !== undefined && usual === value) || values?.length === 1;
}
