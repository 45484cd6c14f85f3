import { pointerToken } from '../contract/reference.ts';

/**
 * The pointer of a property that the validator does not know. The validator tells its place as a pointer with the
 * name added as it is; the body tells where the name begins.
 * @param place such as `/address/a/b` for the property `a/b` of `/address`; the empty text stands for a property with
 * the empty name, wherever it is
 * @returns such as `/address/a~1b`
 */
export function pointerOfUnknown(body: unknown, place: string): string {
  if (place === '') return pointerOfEmptyName(body, '') ?? 'the body';
  let node = body;
  let pointer = '';
  let rest = place.slice(1);
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
