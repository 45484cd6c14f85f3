import { findName } from '../../../inference/naming.ts';
import type { RequestPayload, Role } from '../../../inference/resource.ts';
import type { OperationRequest } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import { withFileFacts } from '../sent-files/sent-file.ts';
import type { Item } from '../stored-item.ts';
import { propertiesOf } from '../values/changed-values.ts';
import { fitsProperty } from '../values/fits-property.ts';
import { isReadOnly, itemInBody } from './request-item.ts';

type WritingRole = Pick<Role, 'resource'> & { readonly sent?: RequestPayload };

/** What a request sends of an item: the values in its body, its text, and what its files say of themselves. */
export function sentItem(crud: CrudContext, role: WritingRole, request: OperationRequest): Item {
  const { body } = request;
  const item = isText(request, body) ? textItem(crud, role, body) : itemInBody(crud, role, body);
  return withFileFacts(crud, role, request, item);
}

/** Whether the body of a request is a text, which says nothing of the other properties of an item; that of a file is its hash. */
export function isText({ files = [] }: OperationRequest, body: unknown): body is string {
  return typeof body === 'string' && files.every(({ content }) => content?.sha256 !== body);
}

/** What the property is called that is the text of an item, the likeliest first. */
const textNames = [
  ...['text', 'content', 'body', 'message', 'value', 'note', 'comment', 'markdown', 'source'],
  ...['name', 'title', 'label'],
];

/** A text as an item: its property that is a text by its name, else the only one that may be any text. */
function textItem(crud: CrudContext, { resource, sent }: WritingRole, text: string): Item {
  const texts = [...propertiesOf(crud, resource)].filter(
    ([name, merged]) =>
      name !== resource.id.property &&
      merged.types.has('string') &&
      merged.keywords.format === undefined &&
      fitsProperty(merged, text) &&
      !isReadOnly(crud, sent?.schema, resource, name),
  );
  const names = texts.map(([name]) => name);
  const name = findName(names, textNames) ?? (names.length === 1 ? names[0] : undefined);
  return name === undefined ? {} : { [name]: text };
}
