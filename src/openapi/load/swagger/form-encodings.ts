import { isObject, plainText } from '../../../json.ts';
import { isReference } from '../../reference.ts';
import { objectIn } from './node-members.ts';

/** How lists in forms are written in Swagger 2.0, as OpenAPI 3 says it; those that are written one by one need nothing. */
const styles: Readonly<Record<string, string>> = {
  csv: 'form',
  ssv: 'spaceDelimited',
  pipes: 'pipeDelimited',
};

/** Says how the lists in forms are written, which the conversion leaves out. Made before the conversion. */
export type AddFormEncodings = (converted: object) => void;

/** Prepares to say in the converted document how the lists in the forms of a Swagger 2.0 document are written. */
export function prepareFormEncodings(swagger: object): AddFormEncodings {
  const found = Object.entries(objectIn(swagger, 'paths')).flatMap(([path, item]) =>
    Object.entries(Object(item) as object).map(([method, operation]) => ({
      place: ['paths', path, method],
      encoding: encodingOf(swagger, [...listIn(item, 'parameters'), ...listIn(operation, 'parameters')]),
    })),
  );
  return (converted) => {
    for (const { place, encoding } of found) {
      if (Object.keys(encoding).length === 0) continue;
      const operation = place.reduce<unknown>((node, key) => Object(node)[key], converted);
      for (const media of Object.values(objectIn(objectIn(operation, 'requestBody'), 'content')))
        if (isObject(media)) Reflect.set(media, 'encoding', { ...encoding, ...objectIn(media, 'encoding') });
    }
  };
}

function encodingOf(swagger: object, parameters: readonly unknown[]): object {
  const shared = objectIn(swagger, 'parameters');
  const entries = parameters.flatMap((node): [string, object][] => {
    const declared = isReference(node) ? shared[node.$ref.replace('#/parameters/', '')] : node;
    if (!isObject(declared) || declared.in !== 'formData' || declared.type !== 'array') return [];
    const style = styles[plainText(declared.collectionFormat ?? 'csv')];
    return style === undefined ? [] : [[plainText(declared.name), { style, explode: false }]];
  });
  return Object.fromEntries(entries);
}

function listIn(node: unknown, key: string): readonly unknown[] {
  const value = isObject(node) ? node[key] : undefined;
  return Array.isArray(value) ? value : [];
}
