import { structuredContent } from '../../../codecs/declared-content.ts';
import { singularsOf } from '../../../inference/naming.ts';
import { isObject } from '../../../json.ts';
import type { OperationRequest } from '../../../operation.ts';
import type { Sampler } from '../../../sample/sampler.ts';
import type { Validators } from '../../../schema/schema-validators.ts';
import type { CrudContext } from '../crud-context.ts';
import type { Item } from '../stored-item.ts';
import type { InsertionPlan } from './insertion-order.ts';

/** What requests of a demo are made with. */
export interface DemoRequestOptions {
  readonly crud: CrudContext;
  readonly sampler: Sampler;
  readonly validators: Validators;
}

/** What decides a request. */
export interface DemoParameters {
  /** With which made-up values are always the same. */
  readonly key: string;
  /** How often something was sent already, and refused. */
  readonly attempt: number;
  /** The values of the path's parameters that lead to the item in which the new one stands. */
  readonly above: readonly string[];
  /** What properties say that name other items. */
  readonly linked: ReadonlyMap<string, string | number>;
}

/** A name as people write it into an address: where the contract takes one, it says more than letters by chance. */
const slug = { type: 'string' };

/**
 * Makes up the request that makes an item.
 * @throws SampleError where nothing fits what the contract asks for.
 */
export function createDemoRequest({ crud, sampler, validators }: DemoRequestOptions) {
  return (
    { createRole, resource }: InsertionPlan,
    asked: DemoParameters,
  ): Pick<OperationRequest, 'params' | 'body'> => {
    const params = { ...parentParams(createRole, asked), ...idParam(createRole, asked) };
    const { requestBody } = createRole.operation;
    const content = requestBody?.content ?? {};
    const schema = (structuredContent(content) ?? Object.values(content)[0])?.schema;
    if (schema === undefined) return { params, body: undefined };
    const [name = ''] = singularsOf(resource.name.split('/').at(-1) ?? '');
    const about = { key: `${asked.key} body`, name, direction: 'request', isVaried: true } as const;
    const body = sampler.sample(schema, about);
    return { params, body: declaredBody(createRole, schema, body, asked) };
  };

  /** The values of the path: those that are known; the rest is made up, once for all items. */
  function parentParams(
    { parentParameters, operation }: InsertionPlan['createRole'],
    { above }: DemoParameters,
  ): OperationRequest['params'] {
    const values = parentParameters.map((name, i) => [
      name,
      above[i] ?? paramValue(operation, name, 'home', 0),
    ]);
    return Object.fromEntries(values);
  }

  function idParam(
    createRole: InsertionPlan['createRole'],
    { key, attempt }: DemoParameters,
  ): OperationRequest['params'] {
    const name = createRole.kind === 'replace' ? createRole.idParameter : undefined;
    return name === undefined ? {} : { [name]: paramValue(createRole.operation, name, key, attempt) };
  }

  function paramValue(
    { id, parameters }: InsertionPlan['createRole']['operation'],
    name: string,
    key: string,
    attempt: number,
  ): unknown {
    const declared = parameters.find((each) => each.in === 'path' && each.name === name);
    const schema = declared?.schema ?? slug;
    const about = { key: `${id} ${name} ${key}`, direction: 'request', isVaried: true } as const;
    // There are only so many words: what is taken again and again gives way to letters by chance.
    const readable = attempt < 2 ? sampler.sample(slug, { ...about, name: 'slug' }) : undefined;
    const { types, keywords } = crud.mergeSchema(schema);
    const isFree = types.has('string') && keywords.format === undefined && keywords.enum === undefined;
    if (isFree && readable !== undefined && validators.of(schema, 'request')(readable).length === 0)
      return readable;
    return sampler.sample(schema, { ...about, name });
  }

  /**
   * The body with what it says of other items, and without an id that the server would give, both as far as the
   * contract lets it be so.
   */
  function declaredBody(
    createRole: InsertionPlan['createRole'],
    schema: unknown,
    body: unknown,
    { linked }: DemoParameters,
  ): unknown {
    const { sent, resource } = createRole;
    if (!isObject(body) || sent === undefined) return body;
    const inner = sent.envelopeKey === undefined ? body : body[sent.envelopeKey];
    if (!isObject(inner)) return body;
    const { properties } = crud.mergeSchema(sent.schema, inner);
    const declared = [...linked].filter(([name]) => properties.has(name));
    const isNamed = resource.id.type === 'number' || /id$/i.test(resource.id.property ?? '');
    const isLeft = resource.id.assignedBy === 'server' && isNamed;
    const kept = Object.entries(inner).filter(([name]) => !(isLeft && name === resource.id.property));
    const item: Item = Object.fromEntries([...kept, ...declared.map((link) => [link[0], typed(...link)])]);
    const next = sent.envelopeKey === undefined ? item : { ...body, [sent.envelopeKey]: item };
    return validators.byDiscriminator(schema, 'request')(next).length === 0 ? next : body;

    function typed(name: string, id: string | number): string | number {
      const { types } = crud.mergeSchema(properties.get(name) ?? {});
      return types.has('string') || types.size === 0 ? String(id) : Number(id);
    }
  }
}
