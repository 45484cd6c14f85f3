import type { Random } from '../../random.ts';
import { toSlug } from '../plain-letters.ts';
import type { Country } from './countries.ts';
import type { PeopleNames } from './people-names.ts';

/** A company: its name suits its country and its legal form. */
export interface CompanyProfile {
  readonly name: string;
  /** The name without its legal form. */
  readonly brand: string;
  readonly slug: string;
  /** Of a top-level domain that nobody has. */
  readonly domain: string;
  readonly trade: string;
}

/** What companies do, in the language of their names. */
const trades: Readonly<Record<string, readonly string[]>> = {
  de: [
    'Maschinenbau',
    'Logistik',
    'Elektrotechnik',
    'Feinkost',
    'Werkzeuge',
    'Medien',
    'Textil',
    'Energie',
    'Möbel',
    'Reisen',
    'Optik',
    'Verlag',
  ],
  fr: [
    'Transports',
    'Conseil',
    'Énergies',
    'Textiles',
    'Édition',
    'Saveurs',
    'Optique',
    'Mobilier',
    'Voyages',
    'Bâtiment',
    'Logiciels',
    'Vins',
  ],
  ja: [
    'Seiki',
    'Denki',
    'Shoji',
    'Kogyo',
    'Shokuhin',
    'Unyu',
    'Kagaku',
    'Insatsu',
    'Kensetsu',
    'Bussan',
    'Seisakusho',
    'Ryoko',
  ],
  es: [
    'Transportes',
    'Alimentos',
    'Textiles',
    'Energía',
    'Consultores',
    'Muebles',
    'Viajes',
    'Ediciones',
    'Óptica',
    'Software',
  ],
  it: [
    'Trasporti',
    'Alimentari',
    'Tessuti',
    'Energia',
    'Consulenze',
    'Arredi',
    'Viaggi',
    'Edizioni',
    'Ottica',
    'Meccanica',
  ],
  nl: [
    'Logistiek',
    'Bloemen',
    'Techniek',
    'Advies',
    'Energie',
    'Meubelen',
    'Reizen',
    'Uitgeverij',
    'Textiel',
    'Bouw',
  ],
  pt: [
    'Transportes',
    'Alimentos',
    'Tecidos',
    'Energia',
    'Consultoria',
    'Móveis',
    'Viagens',
    'Editora',
    'Construções',
  ],
  sv: ['Transport', 'Teknik', 'Energi', 'Möbler', 'Bygg', 'Konsult', 'Resor', 'Förlag', 'Textil'],
  pl: ['Transport', 'Meble', 'Energia', 'Budowa', 'Tekstylia', 'Podróże', 'Optyka', 'Wydawnictwo'],
  en: [
    'Analytics',
    'Energy',
    'Foods',
    'Instruments',
    'Logistics',
    'Media',
    'Robotics',
    'Software',
    'Textiles',
    'Travel',
    'Printing',
    'Furniture',
    'Optics',
    'Freight',
    'Bakeries',
    'Publishing',
    'Tools',
    'Marine',
    'Design',
    'Supplies',
  ],
};

/** Words with which a name begins where it is not that of a founder. */
const coined = [
  'Bright',
  'North',
  'Harbor',
  'Cedar',
  'Blue',
  'Summit',
  'Clear',
  'Green',
  'Silver',
  'Stone',
  'River',
  'Oak',
];
const endings = ['water', 'field', 'line', 'works', 'gate', 'bridge', 'point', 'way'];

/** @param ordinal how many come before it: the last words of neighbours differ */
export function createCompany(
  random: Random,
  country: Country,
  names: PeopleNames,
  ordinal: number,
): CompanyProfile {
  const language = country.language.slice(0, 2);
  const own = trades[language] ?? trades.en ?? [];
  const trade = own[(ordinal * 7) % own.length] ?? 'Services';
  const brand = `${leadOf(random, country, names)} ${trade}`;
  const slug = toSlug(brand);
  return { brand, slug, trade, name: `${brand} ${country.company}`, domain: `${slug}.example` };
}

/** `Brightwater`, `Baker & Sons` or the family name of a founder. */
function leadOf(random: Random, { language, fakerLocale }: Country, { family }: PeopleNames): string {
  const founder = random.pick(family);
  if (!language.startsWith('en') || fakerLocale !== undefined) return founder;
  const style = random.next();
  if (style < 0.45) return `${random.pick(coined)}${random.pick(endings)}`;
  return style < 0.65 ? `${founder} & ${random.pick(family)}` : founder;
}
