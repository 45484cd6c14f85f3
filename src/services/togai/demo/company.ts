import type { HandlerContext } from '../../../context.ts';
import { toSlug } from '../../../sample/plain-letters.ts';
import { createCompany } from '../../../sample/profile/company-profile.ts';
import { type Country, countries } from '../../../sample/profile/countries.ts';
import { localityIn } from '../../../sample/profile/locality.ts';
import { createPeopleNames, type PeopleNames } from '../../../sample/profile/people-names.ts';
import type { Schemas } from '../typed-handlers.ts';

/** A company whose parts belong together: its mail has its name, its money and its addresses are its country's. */
export interface Company {
  readonly name: string;
  /** Its name as addresses have it: `kuhn-logistik`; no two companies share one. */
  readonly slug: string;
  readonly country: Country;
  readonly address: Schemas['Address'];
  /** Somebody who works there. */
  readonly contact: () => string;
  /** Another place of its own in the same country. */
  readonly branch: () => Schemas['Address'];
}

/** An address at it is short enough for an alias. */
const maxSlugLength = 30;

/** So many companies in a row are in different trades, as the last words of their names say. */
const differentTrades = 20;

/** Founds companies, one after another. */
export function createCompanies(random: HandlerContext['random']): () => Company {
  const taken = new Set<string>();
  const namesOf = createPeopleNames();
  const recent: string[] = [];

  /** Names run out long before companies do: after many attempts, trades repeat. */
  function nameAndSlug(
    country: Country,
    names: PeopleNames,
  ): { readonly name: string; readonly slug: string } {
    for (let attempt = 0; ; attempt += 1) {
      const { name, slug, trade } = createCompany(random, country, names, random.integer(0, 99));
      if (taken.has(slug) || slug.length > maxSlugLength) continue;
      if (recent.includes(trade) && attempt < differentTrades) continue;
      taken.add(slug);
      recent.push(trade);
      if (recent.length >= differentTrades) recent.shift();
      return { name, slug };
    }
  }

  return () => {
    const country = random.pick(countries);
    const names = namesOf(country);
    const { name, slug } = nameAndSlug(country, names);
    const branch = () => addressIn(random, country);
    const given = () => random.pick(names[random.next() < 0.5 ? 'female' : 'male']);
    const contact = () => `${toSlug(given())}.${toSlug(random.pick(names.family))}@${slug}.example`;
    return { name, slug, country, address: branch(), contact, branch };
  };
}

function addressIn(random: HandlerContext['random'], country: Country): Schemas['Address'] {
  const { phone, street, postalCode, town } = localityIn(random, country, random.pick(country.towns));
  const floor = random.next() < 0.3 ? { line2: `Floor ${random.integer(1, 9)}` } : {};
  return {
    phoneNumber: phone,
    line1: street,
    ...floor,
    postalCode,
    city: town.city,
    state: town.state,
    country: country.code,
  };
}
