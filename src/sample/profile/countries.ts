/** A town, its first-level region, how its postal codes and its fictitious phone numbers look, and where it is. */
export interface Town {
  readonly city: string;
  readonly state: string;
  readonly stateCode: string;
  /** Each `#` becomes a digit; a number does not begin with 0. */
  readonly postalCode: string;
  readonly phoneNumber: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly timeZone: string;
}

/** A country as its people and companies need it: money, language, forms of company, and how addresses are written. */
export interface Country {
  /** ISO 3166-1: two letters, three letters. */
  readonly code: string;
  readonly alpha3: string;
  readonly name: string;
  readonly nationality: string;
  /** ISO 4217. */
  readonly currency: string;
  /** BCP 47, such as `de-DE`. */
  readonly language: string;
  readonly languageName: string;
  /** The code of a locale of faker with the names of its people; absent where a table of our own has them. */
  readonly fakerLocale?: FakerLocale;
  /** What the names of its companies end with. */
  readonly company: string;
  /** Each `#` becomes a digit. */
  readonly streets: readonly string[];
  readonly towns: readonly Town[];
  /** How many of a hundred people are from there. */
  readonly weight: number;
}

/** The locales of faker that names are taken from. */
export type FakerLocale = 'de' | 'fr' | 'es' | 'it' | 'nl' | 'pl' | 'pt_BR' | 'sv' | 'en_IN';

type TownLine = readonly [
  city: string,
  state: string,
  stateCode: string,
  postalCode: string,
  phoneNumber: string,
  latitude: number,
  longitude: number,
  timeZone: string,
];

const town = ([
  city,
  state,
  stateCode,
  postalCode,
  phoneNumber,
  latitude,
  longitude,
  timeZone,
]: TownLine): Town => ({
  ...{ city, state, stateCode, postalCode, phoneNumber, latitude, longitude, timeZone },
});

/** The countries that generated people, companies and addresses are in. Phone numbers are of ranges that nobody has. */
export const countries: readonly Country[] = [
  {
    ...{ code: 'US', alpha3: 'USA', name: 'United States', nationality: 'American', currency: 'USD' },
    ...{ language: 'en-US', languageName: 'English', company: 'Inc', weight: 20 },
    streets: [
      '#### Broadway Street',
      '### Maple Avenue',
      '#### Market Street',
      '## Harbor Drive',
      '### Cedar Lane',
    ],
    towns: (
      [
        ['Portland', 'Oregon', 'OR', '972##', '+1503555####', 45.52, -122.68, 'America/Los_Angeles'],
        ['Austin', 'Texas', 'TX', '787##', '+1512555####', 30.27, -97.74, 'America/Chicago'],
        ['Denver', 'Colorado', 'CO', '802##', '+1303555####', 39.74, -104.99, 'America/Denver'],
        ['Madison', 'Wisconsin', 'WI', '537##', '+1608555####', 43.07, -89.4, 'America/Chicago'],
        ['Boston', 'Massachusetts', 'MA', '021##', '+1617555####', 42.36, -71.06, 'America/New_York'],
      ] as const
    ).map(town),
  },
  {
    ...{ code: 'GB', alpha3: 'GBR', name: 'United Kingdom', nationality: 'British', currency: 'GBP' },
    ...{ language: 'en-GB', languageName: 'English', company: 'Ltd', weight: 14 },
    streets: ['## Station Road', '# Church Lane', '### Victoria Street', '## Mill Hill', '## Queens Road'],
    towns: (
      [
        ['Leeds', 'West Yorkshire', 'WYK', 'LS# #QT', '+441134960###', 53.8, -1.55, 'Europe/London'],
        [
          'Manchester',
          'Greater Manchester',
          'GTM',
          'M## #AB',
          '+441614960###',
          53.48,
          -2.24,
          'Europe/London',
        ],
        ['Edinburgh', 'Scotland', 'SCT', 'EH# #LW', '+441314960###', 55.95, -3.19, 'Europe/London'],
      ] as const
    ).map(town),
  },
  {
    ...{
      code: 'DE',
      alpha3: 'DEU',
      name: 'Germany',
      nationality: 'German',
      currency: 'EUR',
      fakerLocale: 'de',
    },
    ...{ language: 'de-DE', languageName: 'German', company: 'GmbH', weight: 12 },
    streets: ['Lindenallee ##', 'Schillerstraße ###', 'Am Hafen #', 'Gartenweg ##', 'Bahnhofstraße ##'],
    towns: (
      [
        ['Berlin', 'Berlin', 'BE', '10###', '+493023125###', 52.52, 13.4, 'Europe/Berlin'],
        ['Hamburg', 'Hamburg', 'HH', '20###', '+494066969###', 53.55, 9.99, 'Europe/Berlin'],
        ['München', 'Bayern', 'BY', '80###', '+498999998###', 48.14, 11.58, 'Europe/Berlin'],
        ['Köln', 'Nordrhein-Westfalen', 'NW', '50###', '+492214710###', 50.94, 6.96, 'Europe/Berlin'],
      ] as const
    ).map(town),
  },
  {
    ...{
      code: 'FR',
      alpha3: 'FRA',
      name: 'France',
      nationality: 'French',
      currency: 'EUR',
      fakerLocale: 'fr',
    },
    ...{ language: 'fr-FR', languageName: 'French', company: 'SARL', weight: 9 },
    streets: ['## rue de la République', '### avenue Victor Hugo', '# quai des Tanneurs', '## rue des Lilas'],
    towns: (
      [
        ['Lyon', 'Auvergne-Rhône-Alpes', 'ARA', '6900#', '+33465710###', 45.76, 4.84, 'Europe/Paris'],
        ['Nantes', 'Pays de la Loire', 'PDL', '440##', '+33261910###', 47.22, -1.55, 'Europe/Paris'],
        ['Toulouse', 'Occitanie', 'OCC', '310##', '+33536490###', 43.6, 1.44, 'Europe/Paris'],
      ] as const
    ).map(town),
  },
  {
    ...{
      code: 'IN',
      alpha3: 'IND',
      name: 'India',
      nationality: 'Indian',
      currency: 'INR',
      fakerLocale: 'en_IN',
    },
    ...{ language: 'en-IN', languageName: 'English', company: 'Pvt Ltd', weight: 8 },
    streets: ['##, MG Road', '###, Station Road', '##, Gandhi Nagar', '#, Lake View Road'],
    towns: (
      [
        ['Bengaluru', 'Karnataka', 'KA', '5600##', '+919876543###', 12.97, 77.59, 'Asia/Kolkata'],
        ['Pune', 'Maharashtra', 'MH', '4110##', '+919876544###', 18.52, 73.86, 'Asia/Kolkata'],
        ['Chennai', 'Tamil Nadu', 'TN', '6000##', '+919876545###', 13.08, 80.27, 'Asia/Kolkata'],
      ] as const
    ).map(town),
  },
  {
    ...{ code: 'AU', alpha3: 'AUS', name: 'Australia', nationality: 'Australian', currency: 'AUD' },
    ...{ language: 'en-AU', languageName: 'English', company: 'Pty Ltd', weight: 6 },
    streets: ['### George Street', '## Collins Street', '# Elizabeth Street', '## Wattle Grove'],
    towns: (
      [
        ['Sydney', 'New South Wales', 'NSW', '20##', '+61255501###', -33.87, 151.21, 'Australia/Sydney'],
        ['Melbourne', 'Victoria', 'VIC', '30##', '+61355501###', -37.81, 144.96, 'Australia/Melbourne'],
        ['Brisbane', 'Queensland', 'QLD', '40##', '+61755501###', -27.47, 153.03, 'Australia/Brisbane'],
      ] as const
    ).map(town),
  },
  {
    ...{ code: 'CA', alpha3: 'CAN', name: 'Canada', nationality: 'Canadian', currency: 'CAD' },
    ...{ language: 'en-CA', languageName: 'English', company: 'Inc', weight: 6 },
    streets: ['### King Street', '#### Granville Street', '## Queen Street', '### Lakeshore Road'],
    towns: (
      [
        ['Toronto', 'Ontario', 'ON', 'M5V #K#', '+1416555####', 43.65, -79.38, 'America/Toronto'],
        [
          'Vancouver',
          'British Columbia',
          'BC',
          'V6B #H#',
          '+1604555####',
          49.28,
          -123.12,
          'America/Vancouver',
        ],
        ['Halifax', 'Nova Scotia', 'NS', 'B3H #A#', '+1902555####', 44.65, -63.58, 'America/Halifax'],
      ] as const
    ).map(town),
  },
  {
    ...{ code: 'JP', alpha3: 'JPN', name: 'Japan', nationality: 'Japanese', currency: 'JPY' },
    ...{ language: 'ja-JP', languageName: 'Japanese', company: 'KK', weight: 4 },
    streets: ['#-#-## Minato-ku', '#-##-# Kita-ku', '#-##-# Chuo-ku'],
    towns: (
      [
        ['Tokyo', 'Tokyo', '13', '103-00##', '+8135550####', 35.68, 139.69, 'Asia/Tokyo'],
        ['Nagoya', 'Aichi', '23', '460-00##', '+8152555####', 35.18, 136.91, 'Asia/Tokyo'],
        ['Osaka', 'Osaka', '27', '530-00##', '+8165550####', 34.69, 135.5, 'Asia/Tokyo'],
      ] as const
    ).map(town),
  },
  {
    ...{
      code: 'ES',
      alpha3: 'ESP',
      name: 'Spain',
      nationality: 'Spanish',
      currency: 'EUR',
      fakerLocale: 'es',
    },
    ...{ language: 'es-ES', languageName: 'Spanish', company: 'SL', weight: 6 },
    streets: ['Calle Mayor ##', 'Avenida de la Paz ###', 'Plaza del Sol #', 'Calle del Carmen ##'],
    towns: (
      [
        ['Valencia', 'Comunidad Valenciana', 'VC', '460##', '+34961555###', 39.47, -0.38, 'Europe/Madrid'],
        ['Sevilla', 'Andalucía', 'AN', '410##', '+34955555###', 37.39, -5.98, 'Europe/Madrid'],
        ['Bilbao', 'País Vasco', 'PV', '480##', '+34944555###', 43.26, -2.93, 'Europe/Madrid'],
      ] as const
    ).map(town),
  },
  {
    ...{
      code: 'IT',
      alpha3: 'ITA',
      name: 'Italy',
      nationality: 'Italian',
      currency: 'EUR',
      fakerLocale: 'it',
    },
    ...{ language: 'it-IT', languageName: 'Italian', company: 'SRL', weight: 4 },
    streets: ['Via Garibaldi ##', 'Corso Italia ###', 'Via delle Rose #', 'Piazza Dante ##'],
    towns: (
      [
        ['Torino', 'Piemonte', '21', '101##', '+390115550###', 45.07, 7.69, 'Europe/Rome'],
        ['Bologna', 'Emilia-Romagna', '45', '401##', '+390515550###', 44.49, 11.34, 'Europe/Rome'],
      ] as const
    ).map(town),
  },
  {
    ...{
      code: 'NL',
      alpha3: 'NLD',
      name: 'Netherlands',
      nationality: 'Dutch',
      currency: 'EUR',
      fakerLocale: 'nl',
    },
    ...{ language: 'nl-NL', languageName: 'Dutch', company: 'BV', weight: 4 },
    streets: ['Kerkstraat ##', 'Dorpsweg ###', 'Molenlaan #', 'Prinsengracht ###'],
    towns: (
      [
        ['Utrecht', 'Utrecht', 'UT', '35## KL', '+31305550###', 52.09, 5.12, 'Europe/Amsterdam'],
        ['Rotterdam', 'Zuid-Holland', 'ZH', '30## BD', '+31105550###', 51.92, 4.48, 'Europe/Amsterdam'],
      ] as const
    ).map(town),
  },
  {
    ...{
      code: 'BR',
      alpha3: 'BRA',
      name: 'Brazil',
      nationality: 'Brazilian',
      currency: 'BRL',
      fakerLocale: 'pt_BR',
    },
    ...{ language: 'pt-BR', languageName: 'Portuguese', company: 'Ltda', weight: 4 },
    streets: ['Rua das Flores, ###', 'Avenida Brasil, ####', 'Rua Sete de Setembro, ##'],
    towns: (
      [
        ['Curitiba', 'Paraná', 'PR', '80010-###', '+554135550###', -25.43, -49.27, 'America/Sao_Paulo'],
        ['Recife', 'Pernambuco', 'PE', '50010-###', '+558135550###', -8.05, -34.88, 'America/Recife'],
      ] as const
    ).map(town),
  },
  {
    ...{
      code: 'SE',
      alpha3: 'SWE',
      name: 'Sweden',
      nationality: 'Swedish',
      currency: 'SEK',
      fakerLocale: 'sv',
    },
    ...{ language: 'sv-SE', languageName: 'Swedish', company: 'AB', weight: 2 },
    streets: ['Storgatan ##', 'Björkvägen #', 'Kyrkogatan ##'],
    towns: (
      [
        ['Göteborg', 'Västra Götaland', 'O', '411 ##', '+46313900###', 57.71, 11.97, 'Europe/Stockholm'],
        ['Malmö', 'Skåne', 'M', '211 ##', '+46406280###', 55.6, 13.0, 'Europe/Stockholm'],
      ] as const
    ).map(town),
  },
  {
    ...{
      code: 'PL',
      alpha3: 'POL',
      name: 'Poland',
      nationality: 'Polish',
      currency: 'PLN',
      fakerLocale: 'pl',
    },
    ...{ language: 'pl-PL', languageName: 'Polish', company: 'Sp. z o.o.', weight: 1 },
    streets: ['ul. Lipowa ##', 'ul. Kwiatowa #', 'al. Jana Pawła II ##'],
    towns: (
      [
        ['Kraków', 'Małopolskie', '12', '30-0##', '+48125550###', 50.06, 19.94, 'Europe/Warsaw'],
        ['Gdańsk', 'Pomorskie', '22', '80-0##', '+48585550###', 54.35, 18.65, 'Europe/Warsaw'],
      ] as const
    ).map(town),
  },
];
