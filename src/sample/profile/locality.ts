import type { Random } from '../../random.ts';
import { splitWords } from '../property-words.ts';
import { withDigits } from '../with-digits.ts';
import { type Country, countries, type Town } from './countries.ts';

/** A place: a country, a town there, and an address in it. */
export interface Locality {
  readonly country: Country;
  readonly town: Town;
  readonly street: string;
  readonly postalCode: string;
  readonly phone: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** What is known of a place, or allowed for it, as texts of any form: `DE`, `Germany`, `EUR`, `de-DE`. */
export interface PlaceHints {
  readonly country?: readonly unknown[];
  readonly city?: readonly unknown[];
  readonly currency?: readonly unknown[];
  readonly language?: readonly unknown[];
}

/** The forms in which each kind of hint says which country is meant. */
const forms: Readonly<Record<keyof PlaceHints, (country: Country) => readonly string[]>> = {
  country: ({ code, alpha3, name }) => [code, alpha3, name],
  city: ({ towns }) => towns.map(({ city }) => city),
  currency: ({ currency }) => [currency],
  language: ({ language, languageName }) => [language, language.slice(0, 2), languageName],
};

/** A place that agrees with as much as possible of what is known. */
export function createLocality(random: Random, hints: PlaceHints): Locality {
  const country = pickWeighted(random, matching(hints));
  const known = texts(hints.city);
  const town = country.towns.find(({ city }) => known.has(splitWords(city))) ?? random.pick(country.towns);
  return localityIn(random, country, town);
}

/** An address in a town. */
export function localityIn(random: Random, country: Country, town: Town): Locality {
  const near = (degrees: number) => Number((degrees + (random.next() - 0.5) * 0.08).toFixed(5));
  return {
    ...{ country, town },
    street: withDigits(random, random.pick(country.streets)),
    postalCode: withDigits(random, town.postalCode),
    phone: withDigits(random, town.phoneNumber),
    latitude: near(town.latitude),
    longitude: near(town.longitude),
  };
}

/** The countries that all hints allow; a hint that none of the rest agrees with is left out. */
function matching(hints: PlaceHints): readonly Country[] {
  return (['country', 'city', 'currency', 'language'] as const).reduce<readonly Country[]>((left, kind) => {
    const allowed = texts(hints[kind]);
    if (allowed.size === 0) return left;
    const found = left.filter((country) =>
      forms[kind](country).some((form) => allowed.has(splitWords(form))),
    );
    return found.length === 0 ? left : found;
  }, countries);
}

function texts(values: readonly unknown[] = []): ReadonlySet<string> {
  return new Set(values.filter((value) => typeof value === 'string').map(splitWords));
}

function pickWeighted(random: Random, from: readonly Country[]): Country {
  const total = from.reduce((sum, { weight }) => sum + weight, 0);
  let left = random.next() * total;
  for (const country of from) {
    left -= country.weight;
    if (left < 0) return country;
  }
  return random.pick(from);
}
