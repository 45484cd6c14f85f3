import { isObject, plainText } from '../../../json.ts';
import { objectIn } from './node-members.ts';

/** A parameter that stands in the body without a schema, by its place in the document. */
type ReportField = (tokens: readonly string[], message: string) => void;

/**
 * Joins what a Swagger 2.0 document declares as several parameters in the body, each a text, a number or a list, or as one
 * without a `schema`: it means the properties of one object, though a body is a single parameter. Changes the document.
 */
export function joinBodyFields(swagger: object, report: ReportField): void {
  for (const [path, item] of Object.entries(objectIn(swagger, 'paths'))) {
    for (const [method, operation] of Object.entries(Object(item) as object)) {
      const parameters: unknown = Object(operation).parameters;
      if (!Array.isArray(parameters)) continue;
      const joined = joinedIn(parameters, (index, name) =>
        report(
          ['paths', path, method, 'parameters', `${index}`],
          `is a part of a body, which is one parameter with a schema: ${name} is read as a property of an object, so declare it there.`,
        ),
      );
      if (joined !== undefined) Reflect.set(Object(operation), 'parameters', joined);
    }
  }
}

function joinedIn(
  parameters: readonly unknown[],
  report: (index: number, name: string) => void,
): readonly unknown[] | undefined {
  const inBody = parameters.filter(isInBody);
  const isField = (each: unknown) => isInBody(each) && !isWholeBody(each, inBody.length);
  if (inBody.length === 0 || !inBody.every(isField)) return undefined;
  const fields = parameters.flatMap((each, index) => (isInBody(each) ? [{ each, index }] : []));
  const names = fields.map(({ each: { name } }) => plainText(name));
  for (const [i, { index }] of fields.entries()) report(index, names[i] ?? '');
  const properties = fields.map(({ each: { in: _, name, required: _required, schema, ...keywords } }) => [
    name,
    { ...keywords, ...(isObject(schema) && schema) },
  ]);
  const required = names.filter((_, i) => fields[i]?.each.required === true);
  const schema = {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
  };
  const others = parameters.filter((each) => !isInBody(each));
  return [...others, { in: 'body', name: 'body', required: required.length > 0, schema }];
}

function isInBody(parameter: unknown): parameter is Readonly<Record<string, unknown>> {
  return isObject(parameter) && parameter.in === 'body' && 'name' in parameter;
}

/** Whether a parameter is a body as it should be: the only one, or an object. */
function isWholeBody({ schema }: Readonly<Record<string, unknown>>, count: number): boolean {
  if (!isObject(schema)) return false;
  return count === 1 || !('type' in schema) || schema.type === 'object';
}
