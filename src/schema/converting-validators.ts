import type { ErrorObject, Format, ValidateFunction } from 'ajv';
import { pointerToken } from '../openapi/reference.ts';
import { createAjv, createTargetLoader } from './ajv.ts';
import type { JsonSchema } from './json-schema.ts';

/** One reason why a value does not match a schema. */
export interface SchemaIssue {
  /** A JSON pointer into the value; to the property, for one that is missing or not allowed. */
  readonly pointer: string;
  /** The keyword that is not satisfied. */
  readonly keyword: string;
  /** `must be integer`, in Ajv's words. */
  readonly message: string;
}

/** A value with the declared types, and why it does not match. */
export interface ConvertedValue {
  readonly value: unknown;
  readonly issues: readonly SchemaIssue[];
}

/**
 * Compiles normalized schemas to functions that convert texts to the declared types, in place, and validate them.
 * @param targets the schemas that others refer to; may grow before each call
 * @param options.convertsTexts whether texts are converted; otherwise values are only validated
 * @param options.formats those that the schemas use besides the standard ones
 */
export function createConvertingCompiler(
  targets: ReadonlyMap<string, JsonSchema>,
  {
    convertsTexts,
    formats,
  }: { readonly convertsTexts: boolean; readonly formats: Readonly<Record<string, Format>> },
): (schema: JsonSchema) => (value: unknown) => ConvertedValue {
  const ajv = createAjv(convertsTexts);
  for (const [name, format] of Object.entries(formats)) ajv.addFormat(name, format);
  const loadTargets = createTargetLoader(ajv, targets);
  return (schema) => {
    loadTargets();
    const validate: ValidateFunction = ajv.compile(schema);
    return (value) => {
      // Ajv converts a value within the object that holds it.
      const holder = { value };
      const isValid = validate(value, {
        instancePath: '',
        parentData: holder,
        parentDataProperty: 'value',
        rootData: holder,
        dynamicAnchors: {},
      });
      return { value: holder.value, issues: isValid ? [] : (validate.errors ?? []).map(toIssue) };
    };
  };
}

function toIssue({ instancePath, keyword, message = '', params }: ErrorObject): SchemaIssue {
  const property: unknown = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
  const suffix = typeof property === 'string' ? `/${pointerToken(property)}` : '';
  return { pointer: `${instancePath}${suffix}`, keyword, message };
}
