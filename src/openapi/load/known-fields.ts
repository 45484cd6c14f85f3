import { isObject } from '../../json.ts';
import { didYouMean } from '../../similar-names.ts';
import { isReference } from '../reference.ts';
import type { Read } from './structure-readers.ts';

const described = ['description'] as const;

/** What parameters and headers have in common. */
const serialized = [
  ...['description', 'required', 'deprecated', 'allowEmptyValue', 'style', 'explode', 'allowReserved'],
  ...['schema', 'example', 'examples', 'content'],
] as const;

/** The fields of objects, of OpenAPI 3.0 to 3.2; all others begin with `x-`. */
const knownFields = {
  operation: [
    ...['tags', 'summary', 'description', 'externalDocs', 'operationId', 'parameters', 'requestBody'],
    ...['responses', 'callbacks', 'deprecated', 'security', 'servers'],
  ],
  parameter: ['name', 'in', ...serialized],
  header: serialized,
  'media type': [
    ...['schema', 'itemSchema', 'example', 'examples', 'encoding', 'prefixEncoding', 'itemEncoding'],
    ...described,
  ],
  response: ['summary', ...described, 'headers', 'content', 'links'],
  'request body': [...described, 'content', 'required'],
  link: ['operationRef', 'operationId', 'parameters', 'requestBody', ...described, 'server'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Reads an object, and reports the fields that no such object has: they are misspelled, or belong elsewhere. */
export function withKnownFields(kind: keyof typeof knownFields, read: Read): Read {
  const known: readonly string[] = knownFields[kind];
  return (value, tokens, reading) => {
    const fields = isObject(value) && !isReference(value) ? Object.keys(value) : [];
    for (const field of fields) {
      if (known.includes(field) || field.startsWith('x-')) continue;
      const meant = didYouMean(field, known);
      const message = `is no field of a${/^[aeiou]/.test(kind) ? 'n' : ''} ${kind}, and is ignored: remove it, or correct its name.${meant}`;
      reading.report([...tokens, field], message, 'warning');
    }
    return read(value, tokens, reading);
  };
}
