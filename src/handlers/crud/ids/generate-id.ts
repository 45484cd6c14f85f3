import type { IdFormat } from '../../../inference/resource.ts';
import type { CrudRequest } from '../crud-request.ts';
import { idKey, itemsOf } from '../stored-item.ts';

/**
 * Generates an id in the format that the contract's ids have, one that no other item has.
 * @param number the number of the item in its collection
 */
export async function generateId(request: CrudRequest, number: number): Promise<string | number> {
  const { context, role, parentIds } = request;
  const { resource } = role;
  const items = itemsOf(context, resource);
  // A client may have set an id that would be next, so the one after it is tried.
  for (let attempt = 0; ; attempt += 1) {
    const id = nextId(request, resource.id.format, number + attempt);
    const typed = resource.id.type === 'number' ? Number(id) : String(id);
    const key = idKey(resource, parentIds, typed);
    if ((await items.list({ where: { index: 'id', key }, limit: 1 })).length === 0) return typed;
  }
}

function nextId({ context, crud }: CrudRequest, format: IdFormat, number: number): unknown {
  switch (format.kind) {
    case 'sequence':
      return number;
    case 'uuid':
      return toUuid(context.ids.next());
    case 'hex':
      return toHex(context.ids.next(), format.length);
    case 'ulid': {
      const text = context.ids.next().slice(-format.length);
      return format.prefix + (format.isLower ? text.toLowerCase() : text);
    }
    case 'sample':
      return (
        crud.sample(format.schema, { name: 'id', key: `id ${context.ids.next()}` }) ?? context.ids.next()
      );
  }
}

/** The characters of a ULID, in the order of their values. */
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID as 32 hexadecimal digits: 12 of its time, then 20 random ones. */
function hexDigitsOf(ulid: string): string {
  const number = [...ulid].reduce((sum, character) => sum * 32n + BigInt(crockford.indexOf(character)), 0n);
  return number.toString(16).padStart(32, '0');
}

/** A ULID as a UUID of version 7, which ascends with time too. */
function toUuid(ulid: string): string {
  const digits = hexDigitsOf(ulid);
  const variant = '89ab'[Number.parseInt(digits[16] ?? '0', 16) % 4];
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `7${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join('-');
}

/** A ULID as hexadecimal digits that ascend with time: the time in seconds, as in MongoDB's ids, then random digits. */
function toHex(ulid: string, length: number): string {
  const digits = hexDigitsOf(ulid);
  const seconds = Math.floor(Number.parseInt(digits.slice(0, 12), 16) / 1000)
    .toString(16)
    .padStart(8, '0');
  return seconds + digits.slice(-(length - 8));
}
