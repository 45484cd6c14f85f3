import { findProperty } from '../../../inference/naming.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { MergedSchema, MergeSchema } from '../../../schema/merged-schema.ts';

/** What the address is called in an object that shows one, by plain names, the likeliest first. */
const addressNames = ['email', 'emailaddress', 'mail', 'address'];

/** An address of RFC 5322 in its usual forms: `ann@x.example`, `Ann Lee <ann@x.example>`. */
const mailbox = /^\s*(?:"?([^"<>@]*?)"?\s*<([^\s<>@,]+@[^\s<>@,]+)>|([^\s<>@,]+@[^\s<>@,]+))\s*$/;

/** How a part of a value is shown; `undefined` where its schema has no form of it. */
type ShowPart = (schema: Schema, value: unknown) => unknown;

/** Addresses in one text, as mail is sent to, where responses show a list of objects: `[{"Email": "ann@x.example"}]`. */
export function addressesToList(
  { types, items }: MergedSchema,
  value: unknown,
  tools: { readonly mergeSchema: MergeSchema; readonly part: ShowPart },
): unknown {
  if (typeof value !== 'string' || !value.includes('@') || !types.has('array') || items === undefined)
    return undefined;
  const parts = value.split(',');
  const element = tools.mergeSchema(items);
  const shown = element.types.has('object') ? parts.map((part) => addressToObject(element, part, tools)) : [];
  return shown.length > 0 && shown.every((each) => each !== undefined) ? shown : undefined;
}

/** An address as the object that holds it, with the name that it is sent with. */
export function addressToObject(
  { types, properties }: MergedSchema,
  value: unknown,
  { part }: { readonly part: ShowPart },
): unknown {
  const [found, name, named, alone] = (typeof value === 'string' ? mailbox.exec(value) : null) ?? [];
  const holder = types.has('object') ? findProperty(properties, addressNames) : undefined;
  if (found === undefined || holder === undefined) return undefined;
  const address = part(properties.get(holder) ?? {}, named ?? alone);
  const nameIn = name ? findProperty(properties, ['name', 'displayname']) : undefined;
  if (typeof address !== 'string') return undefined;
  return { [holder]: address, ...(nameIn !== undefined && { [nameIn]: name }) };
}
