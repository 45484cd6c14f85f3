import { type Contract, entriesOf, isNode, listOf } from './contract.ts';
import { type SchemaView, typeOf, viewOf } from './schema-view.ts';
import { createText } from './texts.ts';
import type { Validate } from './validator.ts';

/** How a value is made. */
export interface Wish {
  /** Whether optional properties are there. */
  readonly isFull: boolean;
  /** Makes values differ from each other. */
  readonly serial: number;
  /** What a property should have, such as the id of an item that it names; undefined where anything goes. */
  known(name: string, parent: string, schema: unknown): KnownValue | undefined;
}

/** A value for a property; `leave` leaves it out where that is allowed. */
export type KnownValue = { readonly value: unknown } | 'leave';

/** Makes valid values of requests; undefined where it finds none. */
export type CreateValue = (schema: unknown, name: string, wish: Wish, example?: unknown) => unknown;

const maxDepth = 6;

/** What says of an item that it is deleted: `deleted`, `is_deleted`, `deletedAt`, `DeletedByUserID`. */
const deletion = /^(is_?)?deleted([A-Z_]\w*)?$/i;

export function createValueMaker(contract: Contract, validate: Validate): CreateValue {
  function create(schema: unknown, name: string, wish: Wish, depth: number): unknown {
    const view = viewOf(contract, schema);
    const { node, alternatives } = view;
    if (node.const !== undefined) return node.const;
    const values = listOf(node.enum).filter((each) => each !== null);
    // Of the operations of a JSON Patch, only this one goes on every document.
    if (name === 'op' && values.includes('add')) return 'add';
    if (values.length > 0) return values[wish.serial % values.length];
    if (alternatives.length > 0) return ofAlternatives(view, name, wish, depth);
    return ofType(typeOf(view), view, name, wish, depth);
  }

  function ofType(
    type: string | undefined,
    view: SchemaView,
    name: string,
    wish: Wish,
    depth: number,
  ): unknown {
    if (type === 'object') return objectOf(view, name, wish, depth);
    if (type === 'array') return arrayOf(view, name, wish, depth);
    if (type === 'integer' || type === 'number') return numberOf(view, type, wish.serial);
    if (type === 'boolean') return wish.serial % 2 === 0;
    return createText(view.node, name, wish.serial);
  }

  /** The first alternative that, with what is beside it, gives a valid value. */
  function ofAlternatives(view: SchemaView, name: string, wish: Wish, depth: number): unknown {
    const beside = { ...view, alternatives: [] };
    const hasOwn = view.properties.size > 0;
    const tried = view.alternatives.map((alternative) => {
      const value = create(alternative, name, wish, depth + 1);
      if (!isNode(value)) return value;
      const own = hasOwn ? objectOf(beside, name, wish, depth) : {};
      return { ...own, ...value, ...discriminated(view, alternative) };
    });
    return tried.find((value) => validate(view.node, value).length === 0) ?? tried[0];
  }

  /** The property that says which alternative a value is of, as its discriminator maps it. */
  function discriminated({ node: { discriminator } }: SchemaView, alternative: unknown): object {
    if (!isNode(discriminator) || !isNode(alternative)) return {};
    const property = String(discriminator.propertyName);
    const { properties } = viewOf(contract, alternative);
    const { const: only, enum: values } = contract.resolve(properties.get(property));
    if (only !== undefined || values !== undefined) return {};
    const reference = String(alternative.$ref);
    const name = reference.slice(reference.lastIndexOf('/') + 1);
    const [key = name] =
      entriesOf(discriminator.mapping).find(([, target]) => target === reference || target === name) ?? [];
    return { [property]: key };
  }

  function objectOf(view: SchemaView, name: string, wish: Wish, depth: number): Record<string, unknown> {
    const undeclared = [...view.required].filter((property) => !view.properties.has(property));
    const properties = [...view.properties].flatMap(([property, schema]): [string, unknown][] => {
      const known = knownOf(property, name, schema, wish);
      const isOptional = !view.required.has(property);
      const isLeft = isOptional && (!wish.isFull || depth >= maxDepth || known === 'leave');
      if (isLeft || viewOf(contract, schema).node.readOnly === true) return [];
      const step = patchStep(view, property);
      if (step !== undefined) return [[property, step]];
      const wanted = known === undefined || known === 'leave' ? undefined : converted(schema, known.value);
      return [[property, wanted ?? create(schema, property, wish, depth + 1)]];
    });
    return {
      ...Object.fromEntries(properties),
      ...Object.fromEntries(undeclared.map((property) => [property, createText({}, property, wish.serial)])),
      ...mapOf(view, wish, depth),
    };
  }

  /** Nobody makes or changes an item to be deleted: lists that leave such items out would be right to. */
  function knownOf(property: string, parent: string, schema: unknown, wish: Wish): KnownValue | undefined {
    const known = wish.known(property, parent, schema);
    if (known !== undefined || !deletion.test(property)) return known;
    return typeOf(viewOf(contract, schema)) === 'boolean' ? { value: false } : 'leave';
  }

  /** An object whose names are free gets one. */
  function mapOf({ node, properties }: SchemaView, wish: Wish, depth: number): Record<string, unknown> {
    const { additionalProperties: more } = node;
    const isMap = properties.size === 0 && wish.isFull && depth < maxDepth && isNode(more);
    return isMap ? { key: create(more, 'value', wish, depth + 1) } : {};
  }

  function arrayOf({ node }: SchemaView, name: string, wish: Wish, depth: number): unknown[] {
    const least = Number(node.minItems ?? 0);
    const count = Math.min(Math.max(least, depth < maxDepth ? 1 : 0), Number(node.maxItems ?? 1_000));
    return Array.from({ length: count }, (_, i) =>
      create(node.items, singular(name), { ...wish, serial: wish.serial + i }, depth + 1),
    );
  }

  /** A known value in the form that a schema wants: an id may be a number here and a text there. */
  function converted(schema: unknown, value: unknown): unknown {
    // What is no number in JSON would be sent as null.
    const numbers = Number.isFinite(Number(value)) ? [Number(value)] : [];
    const one = [value, String(value), ...numbers];
    const forms = [...one, ...one.map((each) => [each])];
    return forms.find((each) => validate(schema, each).length === 0);
  }

  return (schema, name, wish, example) => {
    const own = create(schema, name, wish, 0);
    if (validate(schema, own).length === 0) return own;
    const least = create(schema, name, { ...wish, isFull: false }, 0);
    const { node } = viewOf(contract, schema);
    const others = [least, example, node.example, ...listOf(node.examples), node.default];
    return others.find((each) => each !== undefined && validate(schema, each).length === 0);
  };
}

/** Nobody sends a JSON Patch other operations than RFC 6902 has, though its contract says that `op` is any text. */
function patchStep({ properties }: SchemaView, property: string): string | undefined {
  if (!properties.has('op') || !properties.has('path')) return undefined;
  if (property === 'path') return '/name';
  const { enum: values } = Object(properties.get('op'));
  return property === 'op' && values === undefined ? 'add' : undefined;
}

function singular(name: string): string {
  return name.replace(/s$/, '');
}

/** A number of the middle sort, within the bounds. */
function numberOf({ node }: SchemaView, type: string, serial: number): number {
  const step = Number(node.multipleOf ?? (type === 'integer' ? 1 : 0.25));
  const isLow = typeof node.exclusiveMinimum === 'number' || node.exclusiveMinimum === true;
  const low = Number(typeof node.exclusiveMinimum === 'number' ? node.exclusiveMinimum : (node.minimum ?? 0));
  const high = Number(
    typeof node.exclusiveMaximum === 'number'
      ? node.exclusiveMaximum
      : (node.maximum ?? Number.MAX_SAFE_INTEGER),
  );
  const first = Math.ceil(low / step) * step;
  const lowest = isLow && first === low ? first + step : first;
  const wanted = lowest + step * (lowest + step * serial < high ? serial : serial % 100);
  const isHigh = node.exclusiveMaximum !== undefined && node.exclusiveMaximum !== false;
  if (wanted < high || (wanted === high && !isHigh)) return Number(wanted.toPrecision(12));
  return lowest <= high ? lowest : high;
}
