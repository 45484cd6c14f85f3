import { findName } from '../../../inference/naming.ts';
import type { Role } from '../../../inference/resource.ts';
import type { OperationRequest } from '../../../operation.ts';
import { fileFacts } from '../../echo/file-facts.ts';
import type { CrudContext } from '../crud-context.ts';
import type { Item } from '../stored-item.ts';
import { propertiesOf } from '../values/changed-values.ts';
import { fitsProperty } from '../values/fits-property.ts';
import { sentAddresses } from './sent-addresses.ts';

/** What was sent, with the name, the type and the size of the uploaded file where the item has properties for them. */
export function withFileFacts(
  crud: CrudContext,
  { resource }: Pick<Role, 'resource'>,
  request: OperationRequest,
  sent: Item,
): Item {
  const { files = [] } = request;
  const [file] = files;
  if (file === undefined) return sent;
  const properties = new Map(propertiesOf(crud, resource));
  // The id of an item is not the name of a file.
  properties.delete(resource.id.property ?? '');
  const facts = fileFacts(file).flatMap(({ names, value }): [string, unknown][] => {
    const name = findName(properties.keys(), names);
    const merged = name === undefined ? undefined : properties.get(name);
    return name !== undefined && merged !== undefined && fitsProperty(merged, value) ? [[name, value]] : [];
  });
  // What is on disk has no value of its own in the item.
  const fields = new Set(files.flatMap(({ field, content }) => (content && field ? [field] : [])));
  const values = Object.fromEntries(Object.entries(sent).filter(([name]) => !fields.has(name)));
  const addresses = sentAddresses(crud, resource, request, values);
  return { ...Object.fromEntries(facts), ...addresses, ...values };
}
