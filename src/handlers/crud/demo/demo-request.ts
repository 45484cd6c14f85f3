import { structuredContent } from '../../../codecs/declared-content.ts';
import { valueAt, withValueAt } from '../../../inference/body-path.ts';
import { singularsOf } from '../../../inference/naming.ts';
import { flattenGroup, nestGroup } from '../../../inference/wrapper/property-group.ts';
import { isObject } from '../../../json.ts';
import type { Parameter } from '../../../openapi/document.ts';
import type { OperationRequest } from '../../../operation.ts';
import type { Sampler } from '../../../sample/sampler.ts';
import type { Validators } from '../../../schema/schema-validators.ts';
import type { CrudContext } from '../crud-context.ts';
import { isDocumented } from '../ids/generate-id.ts';
import type { Item } from '../stored-item.ts';
import type { InsertionPlan } from './insertion-order.ts';

/** What the requests of demo data are generated with. */
export interface DemoRequestOptions {
  readonly crud: CrudContext;
  readonly sampler: Sampler;
  readonly validators: Validators;
}

/** What one request is generated from. */
export interface DemoParameters {
  /** The seed of generated values: they are the same for the same key. */
  readonly key: string;
  /** How many requests for the same item were rejected before. */
  readonly attempt: number;
  /** The ids in the path that lead to the parent of the item. */
  readonly parentIds: readonly string[];
  /** The ids of other items, by the property that refers to them. */
  readonly links: ReadonlyMap<string, string | number>;
}

type DemoRequest = Pick<OperationRequest, 'params' | 'body'>;

/** A word as people write it into a URL: it reads better than random letters where the contract allows it. */
const slug = { type: 'string' };

/**
 * Generates the requests that create the items of demo data.
 * @throws SampleError where no valid request was found.
 */
export function createDemoRequest(
  options: DemoRequestOptions,
): (plan: InsertionPlan, demo: DemoParameters) => DemoRequest {
  return ({ createRole, resource }, demo) => {
    const params = pathParams(options, createRole, demo);
    const { requestBody } = createRole.operation;
    const content = requestBody?.content ?? {};
    const schema = (structuredContent(content) ?? Object.values(content)[0])?.schema;
    if (schema === undefined) return { params, body: undefined };
    const [name = ''] = singularsOf(resource.name.split('/').at(-1) ?? '');
    const about = { key: `${demo.key} body`, name, direction: 'request', isVaried: true } as const;
    const body = options.sampler.sample(schema, about);
    const linked = withLinks(options, createRole, body, demo);
    const isValid = options.validators.byDiscriminator(schema, 'request')(linked).length === 0;
    return { params, body: isValid ? linked : body };
  };
}

/** The path parameters: the known ids of parents; generated ones for other parents, the same for all items; the item's id. */
function pathParams(
  options: DemoRequestOptions,
  createRole: InsertionPlan['createRole'],
  { key, attempt, parentIds }: DemoParameters,
): OperationRequest['params'] {
  const { operation, parentParameters } = createRole;
  const generate = (name: string, seed: string, attempts: number) => {
    const parameter = operation.parameters.find((each) => each.in === 'path' && each.name === name);
    return paramValue(options, parameter, { name, key: `${operation.id} ${name} ${seed}` }, attempts);
  };
  // The seed `home` decides the committed demo data.
  const parents = parentParameters.map((name, i) => [name, parentIds[i] ?? generate(name, 'home', 0)]);
  const idParameter = createRole.kind === 'replace' ? createRole.idParameter : undefined;
  const own = idParameter === undefined ? [] : [[idParameter, generate(idParameter, key, attempt)]];
  return Object.fromEntries([...parents, ...own]);
}

function paramValue(
  { crud, sampler, validators }: DemoRequestOptions,
  parameter: Parameter | undefined,
  { name, key }: { readonly name: string; readonly key: string },
  attempt: number,
): unknown {
  const schema = parameter?.schema ?? slug;
  const about = { key, direction: 'request', isVaried: true } as const;
  // There are few words: after two rejected requests, random letters are tried.
  const readable = attempt < 2 ? sampler.sample(slug, { ...about, name: 'slug' }) : undefined;
  const { types, keywords } = crud.mergeSchema(schema);
  const isFree = types.has('string') && keywords.format === undefined && keywords.enum === undefined;
  if (isFree && readable !== undefined && validators.of(schema, 'request')(readable).length === 0)
    return readable;
  return sampler.sample(schema, { ...about, name });
}

/** A body with the ids of the items that it refers to, and without an id that the server would assign. */
function withLinks(
  { crud, sampler }: DemoRequestOptions,
  { sent, resource }: InsertionPlan['createRole'],
  body: unknown,
  { key, links }: DemoParameters,
): unknown {
  const inner = sent && flattenGroup(valueAt(body, sent.itemPath), sent.group);
  if (sent === undefined || !isObject(inner)) return body;
  const { properties } = crud.mergeSchema(sent.schema, inner);
  const isIdName = resource.id.type === 'number' || /id$/i.test(resource.id.property ?? '');
  const leavesOutId = resource.id.assignedBy === 'server' && isIdName;
  const own = Object.entries(inner).filter(([name]) => !(leavesOutId && name === resource.id.property));
  const entries = own.map(([name, value]): readonly [string, unknown] => {
    const isTaken = name === (resource.id.sentAs ?? resource.id.property) && isDocumented(resource.id, value);
    const about = { key: `${key} other ${name}`, name, direction: 'request', withoutExamples: true } as const;
    return isTaken ? [name, sampler.sample(properties.get(name) ?? {}, about)] : [name, value];
  });
  const linked = [...links].flatMap(([name, id]) => {
    const property = properties.get(name);
    if (property === undefined) return [];
    const { types } = crud.mergeSchema(property);
    return [[name, types.has('string') || types.size === 0 ? String(id) : Number(id)]];
  });
  const item: Item = Object.fromEntries([...entries, ...linked]);
  return withValueAt(body, sent.itemPath, nestGroup(item, sent.group));
}
