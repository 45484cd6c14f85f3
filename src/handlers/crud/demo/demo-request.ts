import { singularsOf } from '../../../inference/naming.ts';
import { jsonOf } from '../../../openapi/json-media-type.ts';
import type { Call } from '../../../operation.ts';
import type { Sampler } from '../../../sample/sampler.ts';
import type { Validators } from '../../../schema/schema-validators.ts';
import type { Served } from '../crud-context.ts';
import { isItem } from '../items/fill-defaults.ts';
import type { Item } from '../items/stored-item.ts';
import type { Plan } from './insertion-order.ts';

/** What requests of a demo are made with. */
export interface RequestParts {
  readonly served: Served;
  readonly sampler: Sampler;
  readonly validators: Validators;
}

/** What decides a request. */
export interface Asked {
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
export function createDemoRequest({ served, sampler, validators }: RequestParts) {
  return ({ maker, resource }: Plan, asked: Asked): Pick<Call, 'params' | 'body'> => {
    const params = { ...homeParams(maker, asked), ...idParam(maker, asked) };
    const { requestBody } = maker.operation;
    const content = requestBody?.content ?? {};
    const schema = (jsonOf(content) ?? Object.values(content)[0])?.schema;
    if (schema === undefined) return { params, body: undefined };
    const [name = ''] = singularsOf(resource.name.split('/').at(-1) ?? '');
    const about = { key: `${asked.key} body`, name, direction: 'request', isVaried: true } as const;
    const body = sampler.sample(schema, about);
    return { params, body: toldBody(maker, schema, body, asked) };
  };

  /** The values of the path: those that are known; the rest is made up, once for all items. */
  function homeParams({ homeParameters, operation }: Plan['maker'], { above }: Asked): Call['params'] {
    const values = homeParameters.map((name, i) => [
      name,
      above[i] ?? paramValue(operation, name, 'home', 0),
    ]);
    return Object.fromEntries(values);
  }

  function idParam(maker: Plan['maker'], { key, attempt }: Asked): Call['params'] {
    const name = maker.kind === 'replace' ? maker.idParameter : undefined;
    return name === undefined ? {} : { [name]: paramValue(maker.operation, name, key, attempt) };
  }

  function paramValue(
    { id, parameters }: Plan['maker']['operation'],
    name: string,
    key: string,
    attempt: number,
  ): unknown {
    const declared = parameters.find((each) => each.in === 'path' && each.name === name);
    const schema = declared?.schema ?? slug;
    const about = { key: `${id} ${name} ${key}`, direction: 'request', isVaried: true } as const;
    // There are only so many words: what is taken again and again gives way to letters by chance.
    const readable = attempt < 2 ? sampler.sample(slug, { ...about, name: 'slug' }) : undefined;
    const { types, keywords } = served.shapeOf(schema);
    const isFree = types.has('string') && keywords.format === undefined && keywords.enum === undefined;
    if (isFree && readable !== undefined && validators.of(schema, 'request')(readable).length === 0)
      return readable;
    return sampler.sample(schema, { ...about, name });
  }

  /**
   * The body with what it says of other items, and without an id that the server would give, both as far as the
   * contract lets it be so.
   */
  function toldBody(maker: Plan['maker'], schema: unknown, body: unknown, { linked }: Asked): unknown {
    const { sent, resource } = maker;
    if (!isItem(body) || sent === undefined) return body;
    const inner = sent.wrapper === undefined ? body : body[sent.wrapper];
    if (!isItem(inner)) return body;
    const { properties } = served.shapeOf(sent.schema, inner);
    const told = [...linked].filter(([name]) => properties.has(name));
    const isNamed = resource.id.type === 'number' || /id$/i.test(resource.id.property ?? '');
    const isLeft = resource.id.giver === 'server' && isNamed;
    const kept = Object.entries(inner).filter(([name]) => !(isLeft && name === resource.id.property));
    const item: Item = Object.fromEntries([...kept, ...told.map((link) => [link[0], typed(...link)])]);
    const next = sent.wrapper === undefined ? item : { ...body, [sent.wrapper]: item };
    return validators.meant(schema, 'request')(next).length === 0 ? next : body;

    function typed(name: string, id: string | number): string | number {
      const { types } = served.shapeOf(properties.get(name) ?? {});
      return types.has('string') || types.size === 0 ? String(id) : Number(id);
    }
  }
}
