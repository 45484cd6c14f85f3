import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import type { OpenApiDocument } from '../../src/openapi/document.ts';

/** Validates values by a schema of a document, without the validators of the sandbox. Returns the issues. */
export function createSchemaCheck(
  document: OpenApiDocument,
  schema: object,
): (value: unknown) => readonly string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
  ajvFormats.default(ajv);
  const schemas = document.components?.schemas ?? {};
  // References of the document point to its components, which are added to the schema.
  const validate = ajv.compile({ allOf: [schema], components: { schemas } });
  return (value) => {
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}
