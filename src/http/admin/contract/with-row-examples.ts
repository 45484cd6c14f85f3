import { isObject } from '../../../json.ts';
import type { AdminRowExamples } from '../admin-tables.ts';
import type { OperationDetails } from './operation-details.ts';

/** The details of an operation with examples that are about stored rows, as far as there are some. */
export function withRowExamples(
  details: OperationDetails,
  rows: AdminRowExamples | undefined,
): OperationDetails {
  if (rows === undefined) return details;
  const { path, item, itemPath } = rows;
  const { body } = details;
  return {
    ...details,
    parameters: details.parameters.map((parameter) => {
      const isKnown = parameter.in === 'path' && Object.hasOwn(path, parameter.name);
      return isKnown ? { ...parameter, example: path[parameter.name] } : parameter;
    }),
    ...(body && {
      body: {
        ...body,
        contents: body.contents.map((content) => ({
          ...content,
          examples: content.examples.map((example) =>
            example.text === undefined
              ? { ...example, value: withProperties(example.value, itemPath, item) }
              : example,
          ),
        })),
      },
    }),
  };
}

/** A value with other values of properties that it has, where a path leads in it. */
function withProperties(
  value: unknown,
  [step, ...rest]: AdminRowExamples['itemPath'],
  properties: AdminRowExamples['item'],
): unknown {
  if (step !== undefined) {
    if (typeof step === 'number' && Array.isArray(value))
      return value.with(step, withProperties(value[step], rest, properties));
    if (!isObject(value) || !Object.hasOwn(value, step)) return value;
    return { ...value, [step]: withProperties(value[step], rest, properties) };
  }
  if (!isObject(value)) return value;
  // Only a value of the same type: a property of another one, such as a list of ids, is no plain reference.
  const known = Object.entries(properties).filter(
    ([name, each]) => Object.hasOwn(value, name) && typeof value[name] === typeof each && each !== null,
  );
  return { ...value, ...Object.fromEntries(known) };
}
