import { isObject } from '../../json.ts';
import type { JsonSchema } from '../../schema/json-schema.ts';
import type { FlatSchema } from '../flatten/flat-schema.ts';
import { companyOwners, peopleOwners } from '../owner-words.ts';
import { splitWords } from '../property-words.ts';
import type { SampleContext, SampleLocation } from '../sample-context.ts';
import type { PlaceHints } from './locality.ts';
import type { KnownPerson } from './person.ts';
import { createProfile, type Profile } from './profile.ts';

/** The last words of properties, in snake case, whose object describes the one that it is in: an address is its owner's. */
const facets =
  /^(?!emergency|next_of_kin)(?:.*_)?(?:address|location|geo|geo_?location|coordinates|position|contact|contact_info|contact_details|name|profile|details|info|information|attributes|data|fields|billing|shipping|payment|card|amount|price|money|total|cost|balance|metadata|properties|settings|preferences|dates|period|schedule|timestamps|image|avatar|photo|picture|logo|social|links|dimensions|item|payload|input|object|resource|personal|bank|stats|body)$/;

/** What an object is about: its own subject, or that of the object that it describes. */
export function objectProfile(
  context: SampleContext,
  schema: FlatSchema,
  location: SampleLocation,
  within: readonly string[],
): Profile {
  const { depth, index, profile: outer, random, name } = location;
  if (depth > 0 && index === undefined && facets.test(splitWords(name))) return outer;
  const owner = splitWords(`${name} ${ownType(context, location, within)}`);
  const { row } = context;
  const known = depth === 0 ? row.known : undefined;
  const hints = () => placeHints(context, schema, known);
  return createProfile({
    random: random.fork('profile'),
    ordinal: depth === 0 ? (row.ordinal ?? outer.ordinal) : outer.ordinal * 3 + (index ?? 0),
    rotation: row.rotation ?? 0,
    moment: depth === 0 ? (row.moment ?? outer.moment()) : outer.moment(),
    end: row.end,
    namesOf: context.peopleNames,
    hints,
    isPlaced: () => hasPlace(schema),
    categories: () => categoriesOf(context, schema),
    ...(known && { known: knownPerson(known, owner) }),
  });
}

function ownType({ validators }: SampleContext, location: SampleLocation, within: readonly string[]): string {
  const [own] = within.slice(location.within.length);
  return own === undefined ? '' : validators.normalizer.nameOf(own);
}

const countries = /(^|_)(country|nation)(_?(code|name|iso))?$/;
const kinds: Readonly<Record<keyof PlaceHints, RegExp>> = {
  country: countries,
  city: /(^|_)(city|town)$/,
  currency: /(^|_)currency(_?code)?$/,
  language: /(^|_)locale$/,
};

/** How deep in an object its address may be: an object may describe itself without end. */
const maxHintDepth = 2;

const hintKinds = ['country', 'city', 'currency', 'language'] as const;

function hasPlace({ properties = {} }: FlatSchema): boolean {
  return Object.keys(properties).some((name) => {
    const words = splitWords(name);
    return countries.test(words) || /(^|_)(address|city)$/.test(words);
  });
}

/** What the schema allows, or the known properties say, about the place of an object. */
function placeHints(
  context: SampleContext,
  { properties = {} }: FlatSchema,
  known: SampleContext['row']['known'] = {},
  depth = 0,
): PlaceHints {
  const hints = Object.entries(properties).map(([name, property]): PlaceHints => {
    const words = splitWords(name);
    const kind = hintKinds.find((each) => kinds[each].test(words));
    if (kind === undefined) return innerHints(context, property, known[name], words, depth);
    const allowed = Object.hasOwn(known, name) ? [known[name]] : allowedTexts(context, property, kind);
    return allowed.length > 0 ? { [kind]: allowed } : {};
  });
  return Object.assign({}, ...hints) as PlaceHints;
}

/** What an object within says of the place of the whole. */
function innerHints(
  context: SampleContext,
  property: JsonSchema,
  part: unknown,
  words: string,
  depth: number,
): PlaceHints {
  if (depth >= maxHintDepth || !facets.test(words)) return {};
  const { properties } = resolved(context, property);
  return properties ? placeHints(context, { properties }, isObject(part) ? part : {}, depth + 1) : {};
}

/** The values that a schema lists; without a list, its default, and for what all rows share its example. */
function allowedTexts(
  context: SampleContext,
  property: JsonSchema,
  kind: keyof PlaceHints,
): readonly unknown[] {
  const { enum: values, const: constant, default: usual, examples = [] } = resolved(context, property);
  if (usual !== undefined) return [usual];
  if (constant !== undefined) return [constant];
  if (values !== undefined) return values;
  return kind === 'currency' || kind === 'language' ? examples.slice(0, 1) : [];
}

function resolved({ validators }: SampleContext, schema: JsonSchema): Exclude<JsonSchema, boolean> {
  const object = typeof schema === 'boolean' ? {} : schema;
  if (object.$ref === undefined) return object;
  const target = validators.normalizer.target(object.$ref);
  return typeof target === 'object' ? { ...target, ...object } : object;
}

/** The categories that a schema allows; none where it allows any. */
function categoriesOf(context: SampleContext, { properties = {} }: FlatSchema): readonly string[] {
  return Object.entries(properties).flatMap(([name, property]) => {
    if (!/(^|_)(category|room_type|genre)$|^(type|kind)$/.test(splitWords(name))) return [];
    return (resolved(context, property).enum ?? []).filter((value) => typeof value === 'string');
  });
}

/** The names and the address that a row of a person has already. */
function knownPerson(known: Readonly<Record<string, unknown>>, owner: string): KnownPerson {
  const person: { full?: string; given?: string; family?: string; email?: string } = {};
  const isPerson = peopleOwners.test(owner) || !companyOwners.test(owner);
  for (const [name, value] of Object.entries(known)) {
    if (typeof value !== 'string' || value === '') continue;
    const words = splitWords(name);
    if (/^(first|given)_?name$/.test(words)) person.given = value;
    else if (/^(last|family|sur)_?name$/.test(words)) person.family = value;
    else if (words === 'full_name' || (isPerson && /^(name|display_?name)$/.test(words))) person.full = value;
    else if (/^e_?mail$/.test(words)) person.email = value;
  }
  return person;
}
