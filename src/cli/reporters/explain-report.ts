import { escapeControls } from '../../escape-controls.ts';
import type { OperationExplanation, ResponseExplanation } from '../../inference/explain-operation.ts';
import { formatBehavior } from '../../inference/format-behavior.ts';
import type { FieldPath, Filter } from '../../inference/query/filter.ts';
import { plainText } from '../../json.ts';

/** What a line of the report is about, and what it says. */
type Row = readonly [label: string, text: string];

/** Formats how one operation behaves, and why, as lines for people. */
export function formatExplanation(explanation: OperationExplanation): readonly string[] {
  const { id, method, path } = explanation;
  const address = `${method} ${path}`;
  const rows: readonly Row[] = [
    ['behavior', behaviorOf(explanation)],
    ...explanation.reasons.map((reason): Row => ['because', reason]),
    ...idRows(explanation),
    ...nestedPathRows(explanation),
    ...bodyRows(explanation),
    ...queryRows(explanation),
    ...actionRows(explanation),
    ...explanation.ignored.map((name): Row => ['ignored', `${name}: validated, neither stored nor used`]),
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  return [
    id === address ? address : `${address} (${id})`,
    ...rows.map(([label, text]) => `  ${label.padEnd(width)}  ${text}`),
  ].map(escapeControls);
}

function behaviorOf(explanation: OperationExplanation): string {
  const { behavior, role, response } = explanation;
  if (role !== undefined) return `stateful: ${formatBehavior(explanation)}`;
  const stateless = response === undefined ? 'nothing is stored' : 'read-only, nothing is stored';
  return behavior === 'custom' ? 'custom' : `example: ${stateless}`;
}

const idFormats = {
  sequence: 'ascending numbers',
  uuid: 'UUIDs',
  ulid: 'ULIDs, with the prefix of the examples',
  hex: 'ascending hexadecimal digits',
  choice: 'one of the values that its schema lists',
  sample: 'values that its schema allows',
} as const;

function idRows({ itemId }: OperationExplanation): readonly Row[] {
  if (itemId === undefined) return [];
  const { property, inner, sentAs, type, assignedBy, clientMaySet, format, parameter, address } = itemId;
  const hidden = address === undefined ? 'known by its path alone' : `the end of ${address.join('.')}`;
  const known = property === undefined ? hidden : `property ${joinSteps(property, inner)}`;
  const sent = sentAs === undefined ? '' : `, sent as ${sentAs}`;
  const giver = assignedBy === 'client' ? 'sent by the client' : 'assigned by the server';
  const either = assignedBy === 'server' && clientMaySet ? ', unless the client sends one' : '';
  const looks = format === undefined ? '' : ` (${idFormats[format]})`;
  const path = parameter === undefined ? '' : `, {${parameter}} of the path`;
  return [['item id', `${known}${sent}${path}: a ${type}, ${giver}${looks}${either}`]];
}

/** A property of the item, or one in an object of it, as in `metadata.name`. */
function joinSteps(property: string, inner: string | undefined): string {
  return inner === undefined ? property : `${property}.${inner}`;
}

function nestedPathRows({ nestedPath }: OperationExplanation): readonly Row[] {
  if (nestedPath === undefined) return [];
  const { path, parameters, parent } = nestedPath;
  const links = parameters.flatMap(({ name, property, inner }) =>
    property === undefined ? [] : [`{${name}} is the property ${joinSteps(property, inner)}`],
  );
  const below = parent === undefined ? [] : [`below an item of ${parent.resource}, which must exist`];
  return [['nested path', [path, ...links, ...below].join('; ')]];
}

function bodyRows({ request, response }: OperationExplanation): readonly Row[] {
  const [item, items] = [request?.item, request?.items];
  return [
    ...(item === undefined ? [] : [['request', `the item is ${locationOf(item)}`] as const]),
    ...(items === undefined ? [] : [['request', `the items are ${locationOf(items)}`] as const]),
    ...(response === undefined ? [] : [['response', describeResponse(response)] as const]),
  ];
}

function describeResponse(response: ResponseExplanation): string {
  const { status, item, rows, grouped, pageFields = [] } = response;
  const within = grouped === undefined ? '' : `, their properties in ${grouped}`;
  const fields = pageFields.map(({ kind, location }) => `${kind} at ${location}`);
  if (rows !== undefined)
    return [`${status}, the rows are ${locationOf(rows)}${within}`, ...fields].join('; ');
  return item === undefined
    ? `${status}, without an item`
    : `${status}, the item is ${locationOf(item)}${within.replace('their', 'its')}`;
}

function locationOf(pointer: string): string {
  return pointer === '' ? 'the whole body' : `at ${pointer}`;
}

function queryRows({ filters = [], pagination = {}, sort = {} }: OperationExplanation): readonly Row[] {
  const pages = Object.entries(pagination).map(([use, { name }]) => `${use} by ${plainText(name)}`);
  const orders = Object.entries(sort).map(
    ([use, { name }]) => `${use === 'by' ? 'property' : use} by ${plainText(name)}`,
  );
  return [
    ...filters.map((filter): Row => ['filter', describeFilter(filter)]),
    ...(pages.length === 0 ? [] : [['pagination', pages.join(', ')] as const]),
    ...(orders.length === 0 ? [] : [['sort', orders.join(', ')] as const]),
  ];
}

const comparisons = {
  from: 'at least',
  above: 'above',
  to: 'at most',
  below: 'below',
  during: 'in the day of',
} as const;

const textParts = { contains: 'contains', startsWith: 'begins with', endsWith: 'ends with' } as const;

/** How each kind of filter is described, after the name of its field. */
const descriptions: { readonly [K in Filter['kind']]: (filter: Extract<Filter, { kind: K }>) => string } = {
  value: (filter) => `${fieldName(filter)} is ${filter.isNegated ? 'none' : 'one'} of its values`,
  text: (filter) => `${fieldName(filter)} ${textParts[filter.part]} its value`,
  range: (filter) => `${fieldName(filter)} is ${comparisons[filter.bound]} its value`,
  presence: (filter) => `${fieldName(filter)} has ${filter.isPresent ? 'a' : 'no'} value`,
  state: ({ states }) => `in the state that its value names: ${Object.keys(states).join(', ')}`,
  derived: ({ state }) => `in the state ${fieldName(state)}, by the clock or by other values`,
  condition: () => 'its conditions name their fields',
  search: ({ fields }) => `all its words are in ${fields.map(fieldName).join(', ')}`,
};

function describeFilter<K extends Filter['kind']>(
  filter: Extract<Filter, { kind: K }> & { readonly kind: K },
): string {
  const standard = filter.standard === undefined ? '' : `; by default ${JSON.stringify(filter.standard)}`;
  return `${filter.parameterPath.join('.')}: ${descriptions[filter.kind](filter)}${standard}`;
}

function fieldName({ path }: FieldPath): string {
  return path.join('.');
}

function actionRows({ changes = {}, writes = [] }: OperationExplanation): readonly Row[] {
  return [
    ...Object.entries(changes).map(
      ([name, value]): Row => ['changes', `${name} to ${JSON.stringify(value)}`],
    ),
    ...(writes.length === 0 ? [] : [['writes', `${writes.join(', ')} of the body`] as const]),
  ];
}
