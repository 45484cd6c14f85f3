import type { HandlerContext } from '../../../context.ts';
import type { Faker } from '../../../sample/faker-source.ts';
import type { Schemas } from '../typed-handlers.ts';
import { type Country, countries, type Town } from './addresses.ts';

/** A company whose parts belong together: its mail has its name, its money and its addresses are its country's. */
export interface Company {
  readonly name: string;
  /** Its name as addresses have it: `kuhn-logistics`; no two companies share one. */
  readonly slug: string;
  readonly country: Country;
  readonly address: Schemas['Address'];
  /** Somebody who works there. */
  readonly contact: () => string;
  /** Another place of its own in the same country. */
  readonly branch: () => Schemas['Address'];
}

const trades = [
  'Analytics',
  'Energy',
  'Foods',
  'Instruments',
  'Labs',
  'Logistics',
  'Media',
  'Robotics',
  'Software',
  'Textiles',
  'Travel',
] as const;

/** An address at it is short enough for an alias. */
const maxSlugLength = 30;

/** Founds companies, one after another. */
export function createCompanies(random: HandlerContext['random'], faker: Faker): () => Company {
  const taken = new Set<string>();

  /** Names run out long before companies do: later ones have two founders. */
  function nameAndSlug(): { readonly name: string; readonly slug: string } {
    for (let attempt = 0; ; attempt += 1) {
      const founders = Array.from({ length: attempt > 2 ? 2 : 1 }, () => faker.person.lastName());
      const name = `${founders.join(' & ')} ${random.pick(trades)}`;
      const slug = slugOf(name);
      if (taken.has(slug) || slug.length > maxSlugLength) continue;
      taken.add(slug);
      return { name, slug };
    }
  }

  return () => {
    const country = random.pick(countries);
    const { name, slug } = nameAndSlug();
    const branch = () => addressIn(random, country, random.pick(country.towns));
    const person = () => slugOf(faker.person.firstName());
    const contact = () => `${person()}.${slugOf(faker.person.lastName())}@${slug}.example`;
    return { name: `${name} ${country.company}`, slug, country, address: branch(), contact, branch };
  };
}

function addressIn(
  random: HandlerContext['random'],
  { code, streets }: Country,
  town: Town,
): Schemas['Address'] {
  const hasSecondLine = random.next() < 0.3;
  return {
    phoneNumber: withDigits(random, town.phoneNumber),
    line1: withDigits(random, random.pick(streets)),
    ...(hasSecondLine && { line2: withDigits(random, random.pick(['Suite ##0', 'Floor #', 'Building #'])) }),
    postalCode: withDigits(random, town.postalCode),
    city: town.city,
    state: town.state,
    country: code,
  };
}

/** Each `#` becomes a digit; a number does not begin with 0. */
function withDigits(random: HandlerContext['random'], pattern: string): string {
  return pattern.replace(/#/g, (_mark, at: number) => {
    const isFirst = !/[#\d]/.test(pattern[at - 1] ?? '');
    return `${random.integer(isFirst ? 1 : 0, 9)}`;
  });
}

function slugOf(name: string): string {
  const plain = name.toLowerCase().replaceAll("'", '');
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
