import type { AdminSchema } from '../../api/admin-types.ts';
import { type FormField, valueIn, withValueIn } from '../../form/form-value.ts';
import { parameterKey, type RequestInput } from '../../request/build-request.ts';
import { toParameterText } from '../../request/serialize-parameter.ts';

type Collection = AdminSchema<'CollectionDetails'>;
type Operation = AdminSchema<'CollectionOperation'>;
type Details = AdminSchema<'OperationDetails'>;

/** A row of a collection. */
export type DataRow = AdminSchema<'CollectionItem'>;

/** What a person does with a row. */
export type ChangeKind = 'add' | 'edit' | 'delete';

const roles: Readonly<Record<ChangeKind, readonly Operation['role'][]>> = {
  add: ['create'],
  edit: ['update', 'replace'],
  delete: ['delete'],
};

/**
 * The operation of the API that makes a change: one whose path the row can fill, the first role before the second. There
 * is none where the contract has none, and the admin API makes the change then.
 */
export function operationFor(
  { operations, isSingleton }: Pick<Collection, 'operations' | 'isSingleton'>,
  kind: ChangeKind,
  within: DataRow['within'] = {},
): Operation | undefined {
  const isFillable = ({ parentParameters, nestedPath }: Operation) =>
    kind === 'add' || parentParameters.length === 0 || (nestedPath !== undefined && nestedPath in within);
  const isBelow = ({ nestedPath }: Operation) => nestedPath !== undefined && nestedPath in within;
  // The one item of a singleton is stored by what replaces it.
  const willDo = isSingleton && kind === 'add' ? [...roles.add, ...roles.edit.toReversed()] : roles[kind];
  for (const role of willDo) {
    const found = operations.filter((operation) => operation.role === role && isFillable(operation));
    const best =
      found.find(isBelow) ?? found.find(({ parentParameters }) => parentParameters.length === 0) ?? found[0];
    if (best !== undefined) return best;
  }
  return undefined;
}

/** The path parameters of a change: the id of the row, and those of its parents. */
export function pathTexts(
  { idParameter, parentParameters, nestedPath }: Operation,
  row: Partial<Pick<DataRow, 'id' | 'within'>>,
): Readonly<Record<string, string>> {
  const parents = (nestedPath === undefined ? undefined : row.within?.[nestedPath]) ?? [];
  const texts = parentParameters.map((name, at): [string, string] => [`path ${name}`, parents[at] ?? '']);
  if (idParameter !== undefined && row.id !== undefined) texts.push([`path ${idParameter}`, `${row.id}`]);
  return Object.fromEntries(texts);
}

/** The body of a change: its media type, and the field of the item in it. */
export interface ItemContent {
  readonly mediaType: string;
  readonly field: FormField;
}

/** The first media type of a request whose body has an item as a value. */
export function itemContent(
  details: Details,
  { itemPath }: Pick<Operation, 'itemPath'>,
): ItemContent | undefined {
  const structured = details.body?.contents.filter(({ isStructured }) => isStructured) ?? [];
  const content = structured.find(({ mediaType }) => /json/.test(mediaType)) ?? structured[0];
  if (content === undefined) return undefined;
  const field = itemPath.reduce<FormField>(
    (outer, step) =>
      (typeof step === 'number'
        ? outer.items
        : outer.properties?.find(({ name }) => name === step)?.field) ?? {
        kind: 'json',
      },
    content.field,
  );
  return { mediaType: content.mediaType, field };
}

/** The part of a request that has an item: its body as text. */
export function itemBody(
  { itemPath }: Pick<Operation, 'itemPath'>,
  { mediaType }: ItemContent,
  item: unknown,
): Pick<RequestInput, 'mediaType' | 'body'> {
  return { mediaType, body: JSON.stringify(withValueIn({}, itemPath, item)) };
}

/** The texts of parameters, with examples for those that are empty: of ids, these are items that exist. */
export function withExamples(
  { parameters }: Pick<Details, 'parameters'>,
  texts: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const examples = new Map(parameters.map((each) => [parameterKey(each), toParameterText(each.example)]));
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [key, text === '' ? (examples.get(key) ?? '') : text]),
  );
}

/** An example of an item, from the examples of a request. */
export function exampleItem(details: Details, { itemPath }: Pick<Operation, 'itemPath'>): unknown {
  const [content] = details.body?.contents ?? [];
  return valueIn(content?.examples[0]?.value, itemPath);
}
