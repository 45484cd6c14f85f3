import { contentWithFields } from '../../codecs/declared-content.ts';
import { plainName } from '../../inference/naming.ts';
import { isSecretName } from '../../inference/people/secret-names.ts';
import { isObject } from '../../json.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { OperationRequest } from '../../operation.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { type FileAddresses, fileAddresses } from './file-addresses.ts';
import { type FileFact, fileFacts } from './file-facts.ts';
import { isGeneralName, pathNamesOf } from './path-names.ts';

/** One value that a request sent, and what a response may call it. */
export interface SentValue {
  /** Plain names, the likeliest first. */
  readonly names: readonly string[];
  readonly value: unknown;
  readonly origin: 'path' | 'body' | 'file' | 'query';
  /** The property as it was sent, for a response that admits any. */
  readonly property: string;
  /** The value that it is a part of: where that is shown, its parts are. */
  readonly within?: SentValue;
  /** What is known of each file that this is a list of, for a response that shows objects of them. */
  readonly ofFiles?: readonly (readonly SentValue[])[];
}

/** Collects the values that a request sent, those that count more first. Made by `createSentValues`. */
export type SentValuesOf = (request: OperationRequest) => readonly SentValue[];

/** Objects around what is meant, whatever is beside them. */
const wrapperNames: ReadonlySet<string> = new Set(['data', 'attributes', 'item', 'payload', 'resource']);

/**
 * Prepares to collect what requests to an operation send: path parameters, properties of the body without its wrappers,
 * facts of its files, and query parameters. Secrets, and what only the server sets, are left out.
 */
export function createSentValues(mergeSchema: MergeSchema, operation: Operation): SentValuesOf {
  const pathNames = pathNamesOf(operation.path);
  const schema = contentWithFields(operation.requestBody?.content)?.schema;
  const readOnly = new Set(
    [...(schema === undefined ? [] : mergeSchema(schema).properties)]
      .filter(([, property]) => mergeSchema(property).keywords.readOnly === true)
      .map(([name]) => name),
  );
  return ({ params, body, query, files = [] }) => {
    const uploads = new Set(files.map(({ field }) => field));
    const fields = isObject(body) ? Object.entries(body) : [];
    const sent = fields.filter(([name]) => !readOnly.has(name) && !uploads.has(name));
    return [
      ...pathNames.flatMap(({ parameter, names }): SentValue[] =>
        params[parameter] === undefined
          ? []
          : [{ names, value: params[parameter], origin: 'path', property: parameter }],
      ),
      ...propertiesWithin(Object.fromEntries(sent)),
      ...files.slice(0, 1).flatMap(fileFacts).map(toFileValue),
      ...fileAddresses({ operation, files }, sent.length === 0).flatMap(toAddressValues),
      ...Object.entries(query).map(([name, value]) => toSentValue(name, value, 'query')),
    ];
  };
}

/** The values of a sent object, and after them those in the wrapper that it is. */
export function propertiesWithin(item: object, within?: SentValue): readonly SentValue[] {
  const values = Object.entries(item)
    .filter(([name]) => !isSecretName(name))
    .map(([name, value]): SentValue => ({ ...toSentValue(name, value, 'body'), ...(within && { within }) }));
  const objects = values.filter(({ value }) => isObject(value));
  const wrapper =
    values.length === 1 ? objects[0] : objects.find(({ names: [name = ''] }) => wrapperNames.has(name));
  return wrapper === undefined ? values : [...values, ...propertiesWithin(Object(wrapper.value), wrapper)];
}

/** A value without the names that do not say whose it is: the `id` of a row is not the path's, its `orderId` is. */
export function withoutGeneralNames(sent: SentValue): SentValue {
  if (sent.origin === 'query') return { ...sent, names: [] };
  return sent.origin === 'path'
    ? { ...sent, names: sent.names.filter((name) => !isGeneralName(name)) }
    : sent;
}

/** Whether an object of this plain name wraps what is meant. */
export function isWrapperName(name: string): boolean {
  return wrapperNames.has(name);
}

function toSentValue(name: string, value: unknown, origin: SentValue['origin']): SentValue {
  return { names: [plainName(name)], value, origin, property: name };
}

/** The address of the first file for a property, and those of all for a list. */
function toAddressValues({ names, listNames, addresses, files }: FileAddresses): readonly SentValue[] {
  const [first] = addresses;
  const one: SentValue = { names, value: first, origin: 'file', property: 'url' };
  const ofFiles = files.map((file, i): SentValue[] => [
    ...fileFacts(file).map(toFileValue),
    { names, value: addresses[i], origin: 'file', property: 'url' },
  ]);
  const all: SentValue = { names: listNames, value: addresses, origin: 'file', property: 'urls', ofFiles };
  // The names of the one are looked for in the whole object before those of the other.
  return addresses.length > 1 || listNames.some((name) => names.includes(name)) ? [all, one] : [one, all];
}

function toFileValue({ kind, names, value }: FileFact): SentValue {
  return { names, value, origin: 'file', property: kind };
}
