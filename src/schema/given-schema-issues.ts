import { Ajv2020 } from 'ajv/dist/2020.js';
import { isObject } from '../json.ts';
import { walk } from '../openapi/walk.ts';
import { compilePattern } from '../pattern/compile-pattern.ts';

/** What is wrong with a given schema; made by `createGivenSchemaCheck`. */
export type GivenSchemaCheck = (schema: unknown) => readonly string[];

/**
 * Creates the check of schemas that a user gives outside a contract, whose schemas are checked when it is loaded: where
 * they are no JSON Schema, location first, such as `/type must be equal to one of the allowed values`.
 */
export function createGivenSchemaCheck(): GivenSchemaCheck {
  let checker: Ajv2020 | undefined;
  return (schema) => {
    if (typeof schema === 'boolean') return [];
    if (!isObject(schema)) return ['must be an object or a boolean'];
    // Made with the first schema that is checked: compiling the schema of schemas takes its time.
    checker ??= new Ajv2020({ strict: false, allErrors: true, logger: false });
    checker.validateSchema(schema);
    // Of the alternatives of a keyword, the first says the most.
    const first = new Map(
      (checker.errors ?? []).map((error) => [error.instancePath, error] as const).reverse(),
    );
    const issues = [...first.values()].map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
    return [...issues, ...patternIssues(schema)];
  };
}

function patternIssues(schema: object): readonly string[] {
  const issues: string[] = [];
  walk(schema, ({ pattern }, tokens) => {
    if (typeof pattern !== 'string' || compilePattern(pattern) !== undefined) return;
    issues.push(`${tokens.map((token) => `/${token}`).join('')}/pattern is no regular expression`);
  });
  return issues;
}
