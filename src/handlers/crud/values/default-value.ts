import { plainName } from '../../../inference/naming.ts';
import { ownValue } from '../../../json.ts';
import { englishName } from '../../../sample/english-names.ts';
import { isIdName } from '../../../sample/id-name.ts';
import { splitWords } from '../../../sample/property-words.ts';
import type { MergedSchema } from '../../../schema/merged-schema.ts';
import type { CrudContext } from '../crud-context.ts';
import { askedState } from './asked-state.ts';
import { beginning, issuedCredential } from './beginning.ts';
import { clockTime, requiredTime } from './clock-time.ts';
import { exampleMember, isInExample } from './example-member.ts';
import { derivedText } from './following/derived-text.ts';
import { ownFigures } from './following/own-figures.ts';
import { initialFlag } from './initial/initial-flag.ts';
import { countedList, initialNumber } from './initial/initial-number.ts';
import { initialState } from './initial/initial-state.ts';
import { listedStates } from './initial/listed-states.ts';
import { numberedText } from './initial/numbered-text.ts';
import { recipients } from './initial/recipients.ts';
import type { Missing, MissingProperty, ValueRule } from './missing-property.ts';
import { kindByMember } from './named-by-member.ts';
import { objectType } from './object-type.ts';
import { outcomeMember, wrappedOutcome } from './outcome.ts';
import { ownUser } from './own-user.ts';
import { pathValue } from './path-value.ts';
import { isResultName, resultList } from './result-list.ts';
import { lineTotal } from './sums/line-total.ts';
import { shownPrice } from './sums/shown-price.ts';

/** How the values that the server owns begin; the first rule that concerns a property decides. */
const rules: readonly ValueRule[] = [
  objectType,
  outcomeMember,
  wrappedOutcome,
  ownUser,
  derivedText,
  ...ownFigures,
  lineTotal,
  shownPrice,
  recipients,
  countedList,
  askedState,
  kindByMember,
  exampleMember,
  clockTime,
  initialState,
  initialFlag,
  initialNumber,
];

/**
 * The value that the server sets a property to: that of the path, its default or constant, or what a rule says about
 * how such a value begins; else, where it must be there, `null`, `[]` or `{}` where the contract allows it, or a
 * generated one. `undefined` for a property that is left out.
 */
export function defaultValue(crud: CrudContext, property: MissingProperty): unknown {
  const { name, schema, isRequired, mayBeAbsent = false, isServerSet, given = {} } = property;
  const merged = crud.mergeSchema(schema);
  const onPath = pathValue({ name, merged, given });
  if (onPath !== undefined) return onPath.value;
  if (merged.keywords.default !== undefined) return merged.keywords.default;
  const isPurpose = isServerSet && given.createdIn !== undefined && isResultName(splitWords(name));
  const isThere = isRequired || isPurpose || isInExample({ name, given });
  if (!isThere && !isServerSet) {
    return given.createdIn === undefined
      ? undefined
      : beginning(crud, describe(crud, property, merged))?.value;
  }
  if (merged.keywords.const !== undefined) return merged.keywords.const;
  const missing = describe(crud, property, merged);
  const ruled = firstOf(missing);
  // The code of a failure that has not happened is 0 where clients expect one.
  const isLeftOut = !isRequired || (mayBeAbsent && initialNumber(missing) === undefined);
  if (ruled !== undefined && (ruled.value !== undefined || isLeftOut)) return ruled.value;
  return isThere ? neutralValue(crud, missing) : issuedCredential(crud, missing)?.value;
}

/**
 * The value of a property of which a generated one is at hand: that of the path, or where the server owns the property
 * and its schema leaves it open, what a rule says. `undefined` where nothing is known.
 */
export function ruledValue(crud: CrudContext, property: MissingProperty): ReturnType<ValueRule> {
  const { name, schema, isServerSet, given = {} } = property;
  const merged = crud.mergeSchema(schema);
  const { default: fallback, const: constant } = merged.keywords;
  const isOpen = isServerSet && fallback === undefined && constant === undefined;
  return (
    pathValue({ name, merged, given }) ?? (isOpen ? firstOf(describe(crud, property, merged)) : undefined)
  );
}

function describe(crud: CrudContext, property: MissingProperty, declared: MergedSchema): Missing {
  const { name, given = {}, siblings = new Map(), owner = '' } = property;
  const states = owner === '' ? listedStates(crud, { name, merged: declared, given }) : undefined;
  const merged = states === undefined ? declared : withStates(declared, states);
  return {
    ...property,
    given,
    siblings,
    owner,
    merged,
    mergeSchema: crud.mergeSchema,
    plain: plainName(englishName(name)),
    words: englishName(name),
  };
}

/** A schema with the states that a list can be filtered by for its values. */
function withStates(merged: MergedSchema, states: readonly string[]): MergedSchema {
  return { ...merged, keywords: { ...merged.keywords, enum: states } };
}

function firstOf(missing: Missing): ReturnType<ValueRule> {
  for (const rule of rules) {
    const found = rule(missing);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What no rule says: nothing, where the contract allows it, else a generated value. */
function neutralValue(crud: CrudContext, missing: Missing): unknown {
  const { name, schema, key, merged, given } = missing;
  const shown = given.example === undefined ? undefined : ownValue(given.example.value, name);
  if (merged.isNullable && (shown === undefined || shown === null)) return null;
  const { minItems = 0, minProperties = 0 } = merged.keywords;
  const made = resultList(crud, missing);
  if (made !== undefined) return made.value;
  if (merged.types.has('array') && minItems === 0) return [];
  if (isPlainObject(merged) && minProperties === 0) return {};
  const time = requiredTime(missing);
  if (time !== undefined) return time.value;
  // The code of a failure that has not happened, where it must be a number.
  const number = initialNumber(missing);
  if (number !== undefined) return number.value;
  // The example of an identifier shows its form: no two items have it.
  const numbered = numberedText(missing);
  const withoutExamples = numbered !== undefined || isIdName(name, merged.keywords.format);
  return crud.sample(numbered ?? schema, { name, key: `${key}/${name}`, withoutExamples });
}

function isPlainObject({ types, variants }: MergedSchema): boolean {
  return types.has('object') && types.size === 1 && variants.length === 0;
}
