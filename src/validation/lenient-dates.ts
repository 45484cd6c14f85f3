import { createAssumeUtc } from './assume-utc.ts';
import type { FindRequestSchema } from './request-schemas.ts';
import type { RequestValidator } from './request-validator.ts';

/**
 * Makes a validator read times without a zone as UTC, in bodies and in parameters, before it validates them.
 * @param requestSchemas those that `validator` was made for
 */
export function withLenientDates(
  { validators }: FindRequestSchema,
  validator: RequestValidator,
): RequestValidator {
  const assumeUtc = createAssumeUtc(validators.normalizer.target);
  return {
    ...validator,
    validate(schema, { values, body }) {
      const parameters = schema.parameters
        .filter(({ form }) => Object.hasOwn(values, form.key))
        .map(({ form, schema: one }) => [form.key, assumeUtc(one, values[form.key])] as const);
      return validator.validate(schema, {
        values: { ...values, ...Object.fromEntries(parameters) },
        body: assumeUtc(schema.body ?? true, body),
      });
    },
  };
}
