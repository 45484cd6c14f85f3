import { findProperty, plainName } from '../../../inference/naming.ts';
import type { Role } from '../../../inference/resource.ts';
import { scalarNumber } from '../../../json.ts';
import type { OperationRequest, SentFile } from '../../../operation.ts';
import type { MergedSchema, MergeSchema } from '../../../schema/merged-schema.ts';
import { addressRoom } from '../../../stored-origin.ts';
import { type FileAddresses, fileAddresses, namesKindOfFile } from '../../echo/file-addresses.ts';
import { fileFacts } from '../../echo/file-facts.ts';
import type { CrudContext } from '../crud-context.ts';
import type { Item } from '../stored-item.ts';
import { propertiesOf } from '../values/changed-values.ts';
import { fitsProperty } from '../values/fits-property.ts';

/**
 * The addresses of the files that a request sends, in the properties of the item that are for them: a text, a list of texts,
 * or an object or a list of objects with an address in it.
 * @param values what is sent beside the files
 */
export function sentAddresses(
  crud: CrudContext,
  resource: Role['resource'],
  request: OperationRequest,
  values: Item,
): Item {
  if (request.files === undefined) return {};
  const properties = new Map(propertiesOf(crud, resource));
  properties.delete(resource.id.property ?? '');
  const plain = new Map([...properties.keys()].reverse().map((name) => [plainName(name), name]));
  const found = new Map<string, unknown>();
  for (const group of fileAddresses(request, Object.keys(values).length === 0)) {
    const names = [...group.names, ...group.listNames].map((name) => plain.get(name) ?? '');
    const values = names.map((name) => ({ name, value: valueFor(crud, properties.get(name), group) }));
    const first = values.find(({ name, value }) => value !== undefined && !found.has(name));
    const shown = first ?? (group.isGeneral ? onlyOneFor(crud, resource, properties, group) : undefined);
    if (shown !== undefined && !found.has(shown.name)) found.set(shown.name, shown.value);
  }
  return Object.fromEntries(found);
}

/** The only property of an item that no request sends and that is called after a kind of files, with the value that it has. */
function onlyOneFor(
  crud: CrudContext,
  resource: Role['resource'],
  properties: ReadonlyMap<string, MergedSchema>,
  group: FileAddresses,
): { readonly name: string; readonly value: unknown } | undefined {
  const { sendable } = crud.propertiesOf(resource);
  const open = [...properties].filter(([name]) => !sendable.has(name) && namesKindOfFile(name));
  const [name, merged] = open.length === 1 ? (open[0] ?? []) : [];
  const value = valueFor(crud, merged, group);
  return name === undefined || value === undefined ? undefined : { name, value };
}

/** Formats of texts that are addresses, or that are declared of the file itself. */
const addressFormats: ReadonlySet<unknown> = new Set([
  undefined,
  'uri',
  'url',
  'uri-reference',
  'iri',
  'binary',
]);

/** Addresses as the value of a property; `undefined` where it is for something else. */
function valueFor(
  { mergeSchema }: CrudContext,
  merged: MergedSchema | undefined,
  { addresses, files }: FileAddresses,
): unknown {
  const [first = ''] = addresses;
  if (merged === undefined) return undefined;
  if (fitsAddress(merged, first)) return first;
  if (merged.items === undefined) return inObject(mergeSchema, merged, first, files[0]);
  const element = mergeSchema(merged.items);
  const elements = addresses.map((each, i) =>
    fitsAddress(element, each) ? each : inObject(mergeSchema, element, each, files[i]),
  );
  return elements.includes(undefined) ? undefined : elements;
}

const namesInObjects = ['url', 'uri', 'src', 'href', 'link', 'imageurl', 'fileurl', 'downloadurl'];

/** An object in which one property is the address: `{ url }`, with what is known of the file beside it. */
function inObject(
  mergeSchema: MergeSchema,
  { properties }: MergedSchema,
  address: string,
  file: SentFile | undefined,
): unknown {
  const find = (names: readonly string[], fits: (merged: MergedSchema) => boolean) => {
    const name = findProperty(properties, names);
    return name !== undefined && fits(mergeSchema(properties.get(name) ?? {})) ? name : undefined;
  };
  const place = find(namesInObjects, (merged) => fitsAddress(merged, address));
  if (place === undefined) return undefined;
  const facts = (file === undefined ? [] : fileFacts(file)).flatMap(({ names, value }): Item[] => {
    const name = find(names, (merged) => fitsProperty(merged, value));
    return name === undefined ? [] : [{ [name]: value }];
  });
  return Object.assign({}, ...facts, { [place]: address });
}

/** Whether a property may have an address, also the longer one that a response shows. */
function fitsAddress(merged: MergedSchema, address: string): boolean {
  const { format, pattern, maxLength = Number.POSITIVE_INFINITY } = merged.keywords;
  return (
    merged.types.has('string') &&
    addressFormats.has(format) &&
    pattern === undefined &&
    address.length + addressRoom <= scalarNumber(maxLength) &&
    fitsProperty(merged, address)
  );
}
