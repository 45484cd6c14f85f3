import { pointerToken } from '../../openapi/reference.ts';

/** Converts the library's location of an unknown property in one body to a JSON pointer. */
export type UnknownPropertyPointer = (location: string) => string;

/**
 * Creates the conversion for a body. The library appends the name of an unknown property to the pointer unescaped; the
 * body shows where the name begins. A property with an empty name is searched for once, however many there are.
 */
export function createUnknownPropertyPointer(body: unknown): UnknownPropertyPointer {
  let ofEmptyName: string | undefined;
  return (location) => {
    if (location !== '') return unknownPropertyPointer(body, location);
    ofEmptyName ??= pointerOfEmptyName(body, '') ?? 'the body';
    return ofEmptyName;
  };
}

/**
 * @param location such as `/address/a/b` for the property `a/b` of `/address`
 * @returns such as `/address/a~1b`
 */
function unknownPropertyPointer(body: unknown, location: string): string {
  let node = body;
  let pointer = '';
  let rest = location.slice(1);
  while (isObject(node) && !Object.hasOwn(node, rest) && rest.includes('/')) {
    const token = rest.slice(0, rest.indexOf('/'));
    node = Reflect.get(node, token.replaceAll('~1', '/').replaceAll('~0', '~'));
    pointer += `/${token}`;
    rest = rest.slice(token.length + 1);
  }
  return `${pointer}/${pointerToken(rest)}`;
}

function pointerOfEmptyName(node: unknown, pointer: string): string | undefined {
  if (!isObject(node)) return undefined;
  if (Object.hasOwn(node, '')) return `${pointer}/`;
  for (const [name, item] of Object.entries(node)) {
    const found = pointerOfEmptyName(item, `${pointer}/${pointerToken(name)}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isObject(node: unknown): node is object {
  return typeof node === 'object' && node !== null;
}
