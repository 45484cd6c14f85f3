import type { JsonSchema, JsonSchemaObject } from '../schema/json-schema.ts';
import { isReadOrWriteOnly } from '../schema/read-write-only.ts';
import { mapSubschemas } from '../schema/subschemas.ts';
import { choiceByProperty } from './discriminator-choice.ts';
import { withNullOfEmptyText } from './null-in-text.ts';
import { numberTextNames } from './number-texts.ts';
import { withTypesOfValues } from './typed-values.ts';

/** What a schema validates: typed values, or texts that are converted to the declared types. */
export type RequestValueKind = 'values' | 'texts';

/** Rewrites normalized schemas as requests are validated by them. */
export interface RequestDialect {
  adapt(schema: JsonSchema, kind: RequestValueKind): JsonSchema;
  /** The schemas that the rewritten ones refer to, by `$ref`. */
  readonly targets: ReadonlyMap<string, JsonSchema>;
}

/**
 * Creates the rewriting of schemas for requests:
 * - a `readOnly` property is ignored, whatever it is: clients send back what they have read;
 * - a discriminator selects the branch that applies;
 * - in texts, `oneOf` is `anyOf`, since a text can match as a number and as a text;
 * - in texts, a number is written as in JSON, and listed values have their types.
 * @param target resolves the references of the normalized schemas
 */
export function createRequestDialect(target: (ref: string) => JsonSchema): RequestDialect {
  const targets = new Map<string, JsonSchema>();

  function refTo(ref: string, kind: RequestValueKind): string {
    const name = `${kind}:${ref}`;
    if (targets.has(name)) return name;
    // A schema can be recursive: it has its name before it is rewritten.
    targets.set(name, true);
    targets.set(name, adapt(target(ref), kind));
    return name;
  }

  function adapt(given: JsonSchema, kind: RequestValueKind): JsonSchema {
    if (typeof given === 'boolean') return given;
    const schema = kind === 'texts' ? withNullOfEmptyText(withTypesOfValues(given)) : given;
    const inner: JsonSchemaObject = mapSubschemas(schema, (part, keyword) => {
      const isIgnored = keyword === 'properties' && isReadOrWriteOnly(part, 'request', target);
      return isIgnored || adapt(part, kind);
    });
    const { $ref, ...rest } = inner;
    const adapted = withChosenBranch(
      $ref === undefined ? rest : { ...rest, $ref: refTo($ref, kind) },
      schema,
    );
    return kind === 'texts' ? forTexts(adapted) : adapted;
  }

  return { adapt, targets };
}

/** @param plain the normalized schema, by whose references the discriminator names the branches */
function withChosenBranch(adapted: JsonSchemaObject, plain: JsonSchemaObject): JsonSchemaObject {
  const [discriminator] = plain['x-discriminator'] ?? [];
  const keyword = plain.oneOf === undefined ? 'anyOf' : 'oneOf';
  const branches = plain[keyword];
  if (discriminator === undefined || branches === undefined) return adapted;
  const byRef = new Map(
    branches.map((branch, index) => [
      typeof branch === 'boolean' ? undefined : branch.$ref,
      adapted[keyword]?.[index],
    ]),
  );
  const choice = choiceByProperty(discriminator, byRef);
  if (choice === undefined) return adapted;
  const { [keyword]: _replaced, ...rest } = adapted;
  return { allOf: [rest, choice] };
}

function forTexts(schema: JsonSchemaObject): JsonSchemaObject {
  const { oneOf, ...rest } = schema;
  const choice = oneOf === undefined ? schema : { allOf: [rest, { anyOf: oneOf }] };
  const types = schema.type ?? [];
  const isNumber = types.includes('number') || types.includes('integer');
  if (!isNumber || types.includes('string')) return choice;
  const format = types.includes('number') ? numberTextNames.number : numberTextNames.integer;
  return { allOf: [{ format }, { format: numberTextNames.exact }, choice] };
}
