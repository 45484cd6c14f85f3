import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import type { Contract } from './contract.ts';
import {
  type Direction,
  keyOf,
  regularExpression,
  translateSchema,
  translateTargets,
} from './json-schema.ts';

/** The issues of a value by a schema of the contract, each with its place; empty when it is valid. */
export type Validate = (schema: unknown, value: unknown) => readonly string[];

/** Validates with Ajv and ajv-formats alone. A schema that Ajv cannot compile lets everything through. */
export function createValidator(contract: Contract, direction: Direction): Validate {
  const ajv = new Ajv2020({
    strict: false,
    validateSchema: false,
    logger: false,
    allErrors: true,
    inlineRefs: false,
    ownProperties: true,
    multipleOfPrecision: 9,
    code: { regExp: Object.assign((text: string) => regularExpression(text) ?? /./, { code: 'expression' }) },
  });
  ajvFormats.default(ajv);
  // That of ajv-formats leaves out the addresses of this machine, which are URLs as well.
  ajv.addFormat('url', URL.canParse);
  const known = new Set<string>();
  const compiled = new Map<unknown, ValidateFunction | undefined>();

  function compile(given: unknown): ValidateFunction | undefined {
    const { schema, references } = translateSchema(contract, given, direction);
    for (const [reference, target] of translateTargets(contract, references, direction, known)) {
      known.add(reference);
      ajv.addSchema(target as object, keyOf(reference));
    }
    try {
      return ajv.compile(schema as object);
    } catch {
      return undefined;
    }
  }

  return (schema, value) => {
    if (!compiled.has(schema)) compiled.set(schema, compile(schema));
    const validate = compiled.get(schema);
    if (validate === undefined || validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message }) => `${instancePath || 'the body'} ${message}`,
    );
  };
}
