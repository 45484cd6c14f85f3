import type { HandlerContext } from '../../../context.ts';
import type { IdFormat, Resource } from '../../../inference/resource.ts';
import type { CrudContext } from '../crud-context.ts';
import { idKey, itemsOf } from '../items/stored-item.ts';

/** Gives an id of the form that the contract shows, one that no other item has. */
export async function generateId(
  context: HandlerContext,
  crud: CrudContext,
  resource: Resource,
  values: readonly string[],
  number: number,
): Promise<string | number> {
  const items = itemsOf(context, resource);
  // A client may have taken an id that would be next, so some are tried.
  for (let attempt = 0; ; attempt += 1) {
    const id = make(resource.id.format, context, crud, number + attempt);
    const typed = resource.id.type === 'number' ? Number(id) : String(id);
    const key = idKey(resource, values, typed);
    if ((await items.list({ where: { index: 'id', key }, limit: 1 })).length === 0) return typed;
  }
}

function make(form: IdFormat, context: HandlerContext, crud: CrudContext, number: number): unknown {
  switch (form.kind) {
    case 'sequence':
      return number;
    case 'uuid':
      return uuidOf(context.ids.next());
    case 'hex':
      return hexOf(context.ids.next(), form.length);
    case 'ulid': {
      const text = context.ids.next().slice(-form.length);
      return form.prefix + (form.isLower ? text.toLowerCase() : text);
    }
    case 'sample':
      return crud.sample(form.schema, { name: 'id', key: `id ${context.ids.next()}` }) ?? context.ids.next();
  }
}

/** The characters of a ULID, in the order of their values. */
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID as a number of 128 bits: 48 of its time, then 80 random ones. */
function bitsOf(ulid: string): string {
  const number = [...ulid].reduce((sum, character) => sum * 32n + BigInt(crockford.indexOf(character)), 0n);
  return number.toString(16).padStart(32, '0');
}

/** A UUID of version 7, which ascends with time, out of a ULID. */
function uuidOf(ulid: string): string {
  const hex = bitsOf(ulid);
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `7${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}

/** Hexadecimal digits that ascend with time: those of the time in seconds, as MongoDB has them, then random ones. */
function hexOf(ulid: string, length: number): string {
  const hex = bitsOf(ulid);
  const seconds = Math.floor(Number.parseInt(hex.slice(0, 12), 16) / 1000)
    .toString(16)
    .padStart(8, '0');
  return seconds + hex.slice(-(length - 8));
}
