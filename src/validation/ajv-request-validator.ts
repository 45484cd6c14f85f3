import { type ConvertedValue, createConvertingCompiler } from '../schema/converting-validators.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import { numberTextFormats } from './number-texts.ts';
import type { ParameterForm } from './parameter-form.ts';
import { createRequestDialect } from './request-dialect.ts';
import type { RequestSchema, RequestSchemas } from './request-schemas.ts';
import {
  compilationError,
  type RequestInput,
  type RequestValidator,
  type ValidationResult,
} from './request-validator.ts';

/** Converts and validates one value: a parameter, or the body. */
type ConvertValue = (value: unknown) => ConvertedValue;

/** The compiled form of a request schema. */
interface CompiledRequest {
  readonly parameters: ReadonlyMap<string, ConvertValue>;
  readonly body?: ConvertValue;
}

/**
 * Validates requests with the sandbox's own Ajv: the second implementation of `RequestValidator`. The tests hold it
 * against the first, which serves; nothing loads it otherwise.
 */
export function createAjvRequestValidator({ requests, validators }: RequestSchemas): RequestValidator {
  const dialect = createRequestDialect(validators.normalizer.target);
  const compileTexts = createConvertingCompiler(dialect.targets, {
    convertsTexts: true,
    formats: numberTextFormats,
  });
  const compileValues = createConvertingCompiler(dialect.targets, { convertsTexts: false, formats: {} });
  const compiled = new Map<RequestSchema, CompiledRequest>();

  function compile(schema: RequestSchema): CompiledRequest {
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    const texts = (one: JsonSchema) => compileTexts(dialect.adapt(one, 'texts'));
    const values = (one: JsonSchema) => compileValues(dialect.adapt(one, 'values'));
    const { body, fields } = schema;
    const result: CompiledRequest = {
      parameters: new Map(
        schema.parameters.map((parameter) => [parameter.form.key, texts(parameter.schema)]),
      ),
      ...(body !== undefined && { body: fields === undefined ? values(body) : texts(body) }),
    };
    compiled.set(schema, result);
    return result;
  }

  return {
    async validate(schema, input) {
      return validateRequest(schema, compile(schema), input);
    },
    ready: async () => {},
    async compileAll() {
      for (const schema of requests) {
        try {
          compile(schema);
        } catch (error) {
          throw compilationError(schema.title, error);
        }
      }
    },
  };
}

function validateRequest(
  schema: RequestSchema,
  { parameters, body: convertBody }: CompiledRequest,
  input: RequestInput,
): ValidationResult {
  const issues: string[] = [];
  const values: Record<string, unknown> = { ...input.values };
  for (const { form, required, allowsEmpty } of schema.parameters) {
    const { key } = form;
    if (!Object.hasOwn(values, key)) {
      if (required) issues.push(`${parameterLabel(form)} is required`);
      continue;
    }
    if (allowsEmpty && values[key] === '') continue;
    const converted = parameters.get(key)?.(values[key]);
    if (converted === undefined) continue;
    values[key] = converted.value;
    issues.push(...formatIssues(converted, parameterLabel(form)));
  }
  const body = convertBody?.(input.body) ?? { value: input.body, issues: [] };
  issues.push(...formatIssues(body, ''));
  return { values, body: body.value, issues: [...new Set(issues)] };
}

function parameterLabel({ in: location, name }: ParameterForm): string {
  return location === 'header' || location === 'cookie'
    ? `${location} ${name}`
    : `${location} parameter ${name}`;
}

/** That an `if` does not hold is said by the issues of its `then`. */
function formatIssues({ issues }: ConvertedValue, label: string): readonly string[] {
  const causes = issues.filter(({ keyword }) => keyword !== 'if');
  return (causes.length > 0 ? causes : issues).map(({ pointer, keyword, message }) => {
    const location = `${label}${pointer}` || 'the body';
    return `${location.toWellFormed()} ${phrases[keyword] ?? withoutFormat(message)}`;
  });
}

/** The formats of number texts are reported as the types that they represent. */
function withoutFormat(message: string): string {
  return message.replace(/^must match format "(.+) text"$/, 'must be $1');
}

/** For keywords whose pointer already names the property that Ajv's message would repeat. */
const phrases: Readonly<Record<string, string>> = {
  required: 'is required',
  additionalProperties: 'is not allowed by the contract',
  unevaluatedProperties: 'is not allowed by the contract',
};
