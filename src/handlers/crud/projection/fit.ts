import { isObject } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import { convertDate } from '../../../schema/convert-date.ts';
import type { MergedSchema, Variant } from '../../../schema/merged-schema.ts';
import type { Validators } from '../../../schema/schema-validators.ts';
import { createTries, keepValid } from '../../keep-valid.ts';
import type { CrudContext } from '../crud-context.ts';
import type { Item } from '../stored-item.ts';
import { defaultValue } from '../values/default-value.ts';
import { convert } from './convert.ts';
import { type Fit, type FitContext, type FitPlace, fitElements, fitMembers } from './fit-parts.ts';

/** The depth from which on nothing is fitted: a schema may require itself without end. */
const maxFittedDepth = 12;

/** How many parts one search looks at: alternatives within alternatives multiply. */
const maxFitSteps = 5_000;

/** How many alternatives of a choice are tried. */
const maxVariants = 12;

/**
 * Creates the search for valid values. It compiles a validator for each part that it looks at, so it is for the replies
 * alone whose cheap projection does not validate. It tries what is closest first: the value itself, its members one by
 * one, conversions, and then what the schema says without it.
 */
export function createFit(crud: CrudContext, validators: Validators): Fit {
  const isValid: FitContext['isValid'] = (schema, value) =>
    validators.byDiscriminator(schema, 'response')(value).length === 0;
  return (schema, value, place) => {
    let remainingSteps = maxFitSteps;
    const fitValue: Fit = (part, inner, at) => {
      if (remainingSteps-- <= 0 || (at.depth ?? 0) > maxFittedDepth) return undefined;
      for (const candidate of candidates({ crud, isValid, fitValue }, part, inner, at)) {
        if (candidate !== undefined && isValid(part, candidate)) return { value: candidate };
      }
      return undefined;
    };
    return fitValue(schema, value, place);
  };
}

/** What may be shown for a value, in the order of the projection's rules. */
function* candidates(
  context: FitContext,
  schema: Schema,
  value: unknown,
  place: FitPlace,
): Generator<unknown> {
  const merged = context.crud.mergeSchema(schema, value);
  if (value !== undefined) {
    yield value;
    yield* withFittedParts(context, schema, value, place);
    yield* conversions(context, schema, value, place);
  }
  yield* ownValues(context, schema, merged, place);
  const generated = context.crud.sample(schema, { name: place.name, key: `${place.key}/${place.name}` });
  if (isObject(value) && isObject(generated)) {
    yield overlaid(context, schema, generated, fitMembers(context, merged, value, place));
  }
  yield generated;
  if (merged.isNullable) yield null;
}

function* conversions(
  context: FitContext,
  schema: Schema,
  value: unknown,
  place: FitPlace,
): Generator<unknown> {
  const { crud, isValid } = context;
  const { mergeSchema } = crud;
  const merged = mergeSchema(schema, value);
  yield convertDate(merged, value);
  const part = (of: Schema, each: unknown) => (isValid(of, each) ? each : undefined);
  for (const converted of convert(merged, value, { mergeSchema, part })) {
    yield converted;
    yield* withFittedParts(context, schema, converted, place);
  }
}

/** A list with each of its elements fitted; an object with each of its members, for each alternative of a choice. */
function* withFittedParts(
  context: FitContext,
  schema: Schema,
  value: unknown,
  place: FitPlace,
): Generator<unknown> {
  const { mergeSchema } = context.crud;
  if (Array.isArray(value)) yield fitElements(context, mergeSchema(schema), value, place);
  if (!isObject(value)) return;
  const members = fitMembers(context, mergeSchema(schema, value), value, place);
  yield members;
  const variants = mergeSchema(schema).variants.slice(0, maxVariants);
  for (const variant of variants) yield fitMembers(context, mergeSchema(variant.schema), value, place);
  for (const variant of variants) yield withOthersNull(context, variants, variant, members);
  yield withoutOffending(context, schema, members);
}

/**
 * An object without those of its members that are not valid in it, though each is by itself: where two parts of an `allOf`
 * declare one member as a list and as an object, the others are still shown. `undefined` where it needs such a member.
 */
function withoutOffending({ crud, isValid }: FitContext, schema: Schema, members: Item): Item | undefined {
  const { required } = crud.mergeSchema(schema, members);
  const entries = Object.entries(members);
  const least = Object.fromEntries(entries.filter(([name]) => required.has(name)));
  if (!isValid(schema, least)) return undefined;
  const others = entries.filter(([name]) => !required.has(name));
  return keepValid(
    least,
    others,
    createTries((item: Item) => isValid(schema, item), members),
  );
}

/**
 * An object that is an instance of one alternative alone, where each allows what the others declare: what only the
 * others declare is null, which they do not allow.
 */
function withOthersNull(
  { crud: { mergeSchema } }: FitContext,
  variants: readonly Variant[],
  chosen: Variant,
  members: Item,
): Item {
  const own = mergeSchema(chosen.schema).properties;
  const names = variants.flatMap(({ schema }) => [...mergeSchema(schema).properties.keys()]);
  const others = names.filter((name) => !own.has(name));
  return { ...members, ...Object.fromEntries(others.map((name) => [name, null])) };
}

/** A generated object with as many of an item's members as it may have. */
function overlaid(context: FitContext, schema: Schema, generated: Item, members: Item): Item {
  const tries = createTries((item: Item) => context.isValid(schema, item), members);
  return keepValid(generated, Object.entries(members), tries);
}

/** What a schema says of a value without knowing it: its constant, its default, a value by rule. */
function* ownValues(
  { crud }: FitContext,
  schema: Schema,
  { keywords }: MergedSchema,
  { key, name }: FitPlace,
): Generator<unknown> {
  const values: readonly unknown[] = Array.isArray(keywords.enum) ? keywords.enum : [];
  yield keywords.const;
  if (values.length === 1) yield values[0];
  yield keywords.default;
  yield defaultValue(crud, { name, schema, isRequired: true, isServerSet: true, key });
}
