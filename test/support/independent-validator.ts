import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import type { OpenApiDocument } from '../../src/openapi/document.ts';

type Node = Readonly<Record<string, unknown>>;
type Direction = 'request' | 'response';

/** The issues of a value by a schema of the document; empty when it is valid. */
export type IndependentValidator = (schema: unknown, value: unknown) => readonly string[];

/**
 * Validates with Ajv alone and shares no line with the sandbox's own validators: what both agree on is right. It
 * supports what the contracts of the tests use of OpenAPI 3.0: `nullable`, exclusive bounds, `readOnly`.
 */
export function createIndependentValidator(
  document: OpenApiDocument,
  direction: Direction = 'response',
): IndependentValidator {
  const ajv = new Ajv2020({
    strict: false,
    validateSchema: false,
    logger: false,
    allErrors: true,
    code: { regExp: Object.assign(regularExpression, { code: 'regularExpression' }) },
    multipleOfPrecision: 9,
    inlineRefs: false,
    ownProperties: true,
  });
  ajvFormats.default(ajv);
  const translate = translator(document, direction);
  ajv.addSchema(translate(document) as object, 'contract');
  const compiled = new Map<unknown, ReturnType<typeof ajv.compile>>();
  return (schema, value) => {
    const validate = compiled.get(schema) ?? ajv.compile(translate(schema) as object);
    compiled.set(schema, validate);
    return validate(value)
      ? []
      : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
  };
}

/** Translates a document, or one of its schemas, to JSON Schema. */
function translator(document: OpenApiDocument, direction: Direction): (node: unknown) => unknown {
  const is30 = document.openapi.startsWith('3.0');
  const hides = direction === 'response' ? 'writeOnly' : 'readOnly';

  function translate(node: unknown): unknown {
    if (Array.isArray(node)) return node.map(translate);
    if (!isNode(node)) return node;
    if (typeof node.$ref === 'string' && is30) return { $ref: `contract${node.$ref}` };
    const schema = Object.fromEntries(
      Object.entries(node).map(([name, inner]) => [name, isData(name, inner) ? inner : translate(inner)]),
    );
    if (typeof node.$ref === 'string') schema.$ref = `contract${node.$ref}`;
    excludeBounds(schema);
    dropWhatAjvRefuses(schema);
    requireWhatTravels(schema);
    delete schema.nullable;
    return is30 && node.nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema;
  }

  function requireWhatTravels(schema: Record<string, unknown>): void {
    const { required, properties } = schema;
    if (!Array.isArray(required) || !isNode(properties)) return;
    schema.required = required.filter((name: string) => !isReadOrWriteOnly(properties[name]));
  }

  function isReadOrWriteOnly(property: unknown): boolean {
    if (!isNode(property)) return false;
    if (property[hides] === true) return true;
    return (
      typeof property.$ref === 'string' && isReadOrWriteOnly(targetOf(property.$ref.replace('contract', '')))
    );
  }

  function targetOf(ref: string): unknown {
    const tokens = ref.split('/').slice(1);
    return tokens.reduce<unknown>(
      (node, token) => (isNode(node) ? node[decodeURIComponent(token).replaceAll('~1', '/')] : undefined),
      document,
    );
  }

  return translate;
}

function isNode(node: unknown): node is Node {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

/** Whether a keyword holds values, not schemas. */
function isData(name: string, value: unknown): boolean {
  return name === 'const' || (name === 'enum' && Array.isArray(value));
}

function excludeBounds(schema: Record<string, unknown>): void {
  for (const [name, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (schema[name] === true) {
      schema[name] = schema[bound];
      delete schema[bound];
    } else if (schema[name] === false) delete schema[name];
  }
}

/** Many contracts escape characters that need no escape, which the `u` flag rejects. */
function regularExpression(source: string): RegExp {
  try {
    return new RegExp(source, 'u');
  } catch {
    return new RegExp(source);
  }
}

const typeNames = new Set<unknown>(['null', 'boolean', 'integer', 'number', 'string', 'array', 'object']);

/** An invalid keyword in a third-party contract is dropped, so that the rest is still validated. */
function dropWhatAjvRefuses(schema: Record<string, unknown>): void {
  if (
    'type' in schema &&
    [schema.type].flat().some((type) => typeof type === 'string' && !typeNames.has(type))
  )
    delete schema.type;
  if ('required' in schema && typeof schema.required === 'boolean') delete schema.required;
}
