import { structuredContent } from '../../../codecs/declared-content.ts';
import { valueAt, withValueAt } from '../../../inference/body-path.ts';
import { singularsOf } from '../../../inference/naming.ts';
import { isSecretName } from '../../../inference/people/secret-names.ts';
import type { Resource } from '../../../inference/resource.ts';
import { flattenGroup, nestGroup } from '../../../inference/wrapper/property-group.ts';
import { isObject } from '../../../json.ts';
import type { Parameter, Schema } from '../../../openapi/document.ts';
import type { OperationRequest } from '../../../operation.ts';
import { createRandom } from '../../../random.ts';
import type { SampleOptions, Sampler } from '../../../sample/sampler.ts';
import type { Validators } from '../../../schema/schema-validators.ts';
import type { CrudContext } from '../crud-context.ts';
import { isDocumented } from '../ids/generate-id.ts';
import { arePeople } from '../people/find-person.ts';
import { demoPassword } from '../people/passwords.ts';
import type { Item } from '../stored-item.ts';
import { fitsProperty } from '../values/fits-property.ts';
import { withoutChildren } from './child-sums.ts';
import type { DemoItems } from './demo-items.ts';
import type { FindReferred } from './find-referred.ts';
import type { GrownAs } from './grow-item.ts';
import type { InsertionPlan } from './insertion-order.ts';
import { idAs, linkValues } from './link-values.ts';
import { totalValues } from './total-values.ts';

/** What the requests of demo data are generated with. */
export interface DemoRequestOptions {
  readonly crud: CrudContext;
  readonly sampler: Sampler;
  readonly validators: Validators;
  /** The items that there are. */
  readonly rows: DemoItems;
  readonly findReferred: FindReferred;
}

/** What one request is generated from. */
export interface DemoParameters {
  /** The seed of generated values: they are the same for the same key. */
  readonly key: string;
  /** How many requests for the same item were rejected before. */
  readonly attempt: number;
  /** The ids in the path that lead to the parent of the item. */
  readonly parentIds: readonly string[];
  /** The ids of its parents, by the property that has them. */
  readonly fixed: ReadonlyMap<string, string>;
  /** How many of the series come before it. */
  readonly ordinal: number;
  /** Which words the series begins with. */
  readonly rotation: number;
  /** When it is created, and when the demo ends, in milliseconds since 1970. */
  readonly moment: number;
  readonly end: number;
}

/** Generates the requests of a demo. */
interface DemoRequests {
  /** @throws SampleError where no valid request was found. */
  request(plan: InsertionPlan, demo: DemoParameters): DemoRequest;
  /** What the values of an item are generated for. */
  about(plan: InsertionPlan, demo: Omit<DemoParameters, 'attempt'>): GrownAs;
}

type DemoRequest = Pick<OperationRequest, 'params' | 'body'>;

/** A word as people write it into a URL: it reads better than random letters where the contract allows it. */
const slug = { type: 'string' };

/** Generates the requests that create the items of demo data. */
export function createDemoRequest(options: DemoRequestOptions): DemoRequests {
  const { sampler, validators } = options;
  const about: DemoRequests['about'] = (
    { resource, createRole: { operation } },
    { key, ordinal, rotation, moment, end },
  ) => {
    const segments = resource.name.split('/').reverse();
    // A segment such as the `t` of `/tasks/t` says less than the one before.
    const [name = ''] = singularsOf(segments.find((segment) => segment.length > 2) ?? segments[0] ?? '');
    return { key: `demo ${operation.id} ${key}`, name, row: { ordinal, rotation, moment, end } };
  };
  const request: DemoRequests['request'] = (plan, parameters) => {
    const own = about(plan, parameters);
    const demo = { ...parameters, key: `${own.key} ${parameters.attempt}` };
    const params = pathParams(options, plan.createRole, demo);
    const { requestBody } = plan.createRole.operation;
    const content = requestBody?.content ?? {};
    const schema = (structuredContent(content) ?? Object.values(content)[0])?.schema;
    if (schema === undefined) return { params, body: undefined };
    const row = rowOf(parameters);
    const sampling = { ...own, row, key: `${demo.key} body`, direction: 'request', isVaried: true } as const;
    const body = sampler.sample(schema, sampling);
    const linked = withLinks(options, plan, body, demo);
    const isValid = validators.byDiscriminator(schema, 'request')(linked).length === 0;
    return { params, body: isValid ? linked : body };
  };
  return { request, about };
}

/** What a request is about: after a rejected one, something with another name. */
function rowOf({ ordinal, rotation, moment, end, attempt }: DemoParameters) {
  return { ordinal: ordinal + attempt * 997, rotation, moment, end };
}

/** The path parameters: the known ids of parents; generated ones for other parents, the same for all items; the item's id. */
function pathParams(
  options: DemoRequestOptions,
  createRole: InsertionPlan['createRole'],
  demo: DemoParameters,
): OperationRequest['params'] {
  const { key, attempt, parentIds } = demo;
  const { operation, parentParameters } = createRole;
  const generate = (name: string, seed: string, attempts: number, row?: SampleOptions['row']) => {
    const parameter = operation.parameters.find((each) => each.in === 'path' && each.name === name);
    const about = { name, key: `${operation.id} ${name} ${seed}`, ...(row && { row }) };
    return paramValue(options, parameter, about, attempts);
  };
  // The seed `home` decides the committed demo data.
  const parents = parentParameters.map((name, i) => [name, parentIds[i] ?? generate(name, 'home', 0)]);
  const idParameter = createRole.kind === 'replace' ? createRole.idParameter : undefined;
  const own =
    idParameter === undefined ? [] : [[idParameter, generate(idParameter, key, attempt, rowOf(demo))]];
  return Object.fromEntries([...parents, ...own]);
}

function paramValue(
  { crud, sampler, validators }: DemoRequestOptions,
  parameter: Parameter | undefined,
  { name, ...own }: SampleOptions & { readonly name: string },
  attempt: number,
): unknown {
  const schema = parameter?.schema ?? slug;
  const about = { ...own, direction: 'request', isVaried: true } as const;
  // There are few words: after two rejected requests, random letters are tried.
  const readable = attempt < 2 ? sampler.sample(slug, { ...about, name: 'slug' }) : undefined;
  const { types, keywords } = crud.mergeSchema(schema);
  const isFree = types.has('string') && keywords.format === undefined && keywords.enum === undefined;
  if (isFree && readable !== undefined && validators.of(schema, 'request')(readable).length === 0)
    return readable;
  return sampler.sample(schema, { ...about, name });
}

/** A body with the ids of the items that it refers to and what follows from them, without an id that the server would assign. */
function withLinks(
  { crud, sampler, rows, findReferred }: DemoRequestOptions,
  plan: InsertionPlan,
  body: unknown,
  { key, fixed }: DemoParameters,
): unknown {
  const { sent, resource } = plan.createRole;
  const sampled = sent && flattenGroup(valueAt(body, sent.itemPath), sent.group);
  if (sent === undefined || !isObject(sampled)) return body;
  const { mergeSchema } = crud;
  const inner = withoutChildren(crud, plan, sampled);
  const { properties } = mergeSchema(sent.schema, inner);
  const own = Object.entries(withoutAssignedId(resource, inner));
  const entries = own.map(([name, value]): readonly [string, unknown] => {
    const isTaken = name === (resource.id.sentAs ?? resource.id.property) && isDocumented(resource.id, value);
    const about = { key: `${key} other ${name}`, name, direction: 'request', withoutExamples: true } as const;
    if (isTaken) return [name, sampler.sample(properties.get(name) ?? {}, about)];
    return [name, isDemoPassword(crud, resource, name, properties.get(name)) ? demoPassword : value];
  });
  const parents = [...fixed].flatMap(([name, id]): [string, unknown][] => {
    const property = properties.get(name);
    const value = property && idAs(mergeSchema(property), id);
    return value === undefined ? [] : [[name, value]];
  });
  const idNames = [resource.id.property, resource.id.sentAs].filter((name) => name !== undefined);
  const settled = new Set([...parents.map(([name]) => name), ...idNames]);
  const links = {
    mergeSchema,
    findReferred,
    own: resource,
    rowsOf: rows.of,
    // A generated id is that of an item by accident: each refers to one by chance.
    rowOf: () => undefined,
    random: createRandom(`${key} links`),
  };
  const item: Item = Object.fromEntries([...entries, ...parents]);
  const linked = linkValues({ ...links, fixed: settled }, sent.schema, item);
  const whole = totalValues({ ...links, rowOf: rows.find, fixed: settled }, sent.schema, linked);
  return withValueAt(body, sent.itemPath, nestGroup(isObject(whole) ? whole : item, sent.group));
}

/** An item without its id, where it is one that the server assigns. */
function withoutAssignedId({ id }: Resource, item: Item): Item {
  const name = id.inner ?? id.property;
  const isIdName = id.type === 'number' || /id$/i.test(name ?? '');
  if (id.property === undefined || name === undefined || id.assignedBy !== 'server' || !isIdName) return item;
  const { [id.property]: own, ...others } = item;
  if (id.inner === undefined) return others;
  if (!isObject(own)) return item;
  const { [id.inner]: _assigned, ...rest } = own;
  return { ...item, [id.property]: rest };
}

/** Whether all people have one password in a property: whoever shows the demo knows how to log in. */
function isDemoPassword(crud: CrudContext, own: Resource, name: string, schema?: Schema): boolean {
  if (!arePeople(crud, own) || schema === undefined || !/passw|pwd|passphrase/i.test(name)) return false;
  return isSecretName(name) && fitsProperty(crud.mergeSchema(schema), demoPassword);
}
