import type { Dice } from './dice.ts';
import type { Faker } from './fake.ts';
import type { Range } from './sample-number.ts';
import { textsOfFormat } from './text-formats.ts';

type WriteText = (faker: Faker, dice: Dice, owner: string) => string;

const format =
  (name: string): WriteText =>
  (_faker, dice) =>
    textsOfFormat(name, dice)[0] ?? '';

/** What a thing is called depends on whose name it is: a city's, a company's, a person's. */
const nameOf: WriteText = (faker, _dice, owner) => {
  if (/compan|organi[sz]ation|vendor|supplier|merchant|tenant|account|business/.test(owner))
    return faker.company.name();
  if (/user|person|people|customer|contact|employee|member|author|owner|client|patient|driver/.test(owner)) {
    return faker.person.fullName();
  }
  if (/product|item|good|sku/.test(owner)) return faker.commerce.productName();
  if (/pet|dog|cat|animal/.test(owner)) return faker.animal.petName();
  if (/city|town|place|station|location/.test(owner)) return faker.location.city();
  return title(faker.word.words({ count: 2 }));
};

function title(text: string): string {
  return text.replace(/^./, (first) => first.toUpperCase());
}

/** Texts by the words at the end of a property's name, the longer ones first. */
const texts: readonly (readonly [pattern: RegExp, write: WriteText])[] = [
  [/e?_?mail(_address)?$/, (faker) => faker.internet.email({ provider: 'example.com' }).toLowerCase()],
  [/(first|given)_?name$/, (faker) => faker.person.firstName()],
  [/(last|family|sur)_?name$/, (faker) => faker.person.lastName()],
  [/middle_?name$/, (faker) => faker.person.middleName()],
  [/(full|display|contact|customer|author|owner)_?name$/, (faker) => faker.person.fullName()],
  [/(user_?name|login|nick_?name|handle)$/, (faker) => faker.internet.username().toLowerCase()],
  [/(company|organi[sz]ation|business|legal)(_?name)?$/, (faker) => faker.company.name()],
  [/(file_?name|file)$/, (faker) => faker.system.commonFileName()],
  [/(host_?name|domain(_?name)?|host)$/, format('hostname')],
  [/product(_?name)?$/, (faker) => faker.commerce.productName()],
  [/(phone|mobile|fax|tel)(_?number)?$/, format('phone')],
  [/(country|nation)_?code$/, (faker) => faker.location.countryCode()],
  [/country(_?name)?$/, (faker) => faker.location.country()],
  [/(city|town|locality)(_?name)?$/, (faker) => faker.location.city()],
  [/(state|province|region)_?(code|abbr)$/, (faker) => faker.location.state({ abbreviated: true })],
  [/(province|county)$/, (faker) => faker.location.state()],
  [/(zip|postal|post)_?(code)?$/, (faker) => faker.location.zipCode('#####')],
  [/(line_?2|address_?2|apartment|suite)$/, (faker) => faker.location.secondaryAddress()],
  [/(street|address|address_?line|line_?1|address_?1)(_?name)?$/, (faker) => faker.location.streetAddress()],
  [/time_?zone$/, (faker) => faker.location.timeZone()],
  [/currency(_?code)?$/, (faker) => faker.finance.currencyCode()],
  [/(locale|language|lang)(_?code)?$/, (_faker, dice) => dice.pick(['en', 'de', 'fr', 'es'])],
  [
    /(image|photo|avatar|picture|logo|icon|thumbnail)(_?ur[il])?$/,
    (_faker, dice) => `https://example.com/images/${dice.integer(1, 999)}.png`,
  ],
  [/(ur[il]|href|link|website|homepage|web_?site|webhook|callback)$/, format('uri')],
  [/ip(_?address)?$/, format('ipv4')],
  [/user_?agent$/, (faker) => faker.internet.userAgent()],
  [/mac(_?address)?$/, (faker) => faker.internet.mac()],
  [/(uuid|guid)$/, format('uuid')],
  [/(pass_?word|secret)$/, format('password')],
  [/(sha|commit|hash|checksum|etag|digest)$/, (faker) => faker.git.commitSha()],
  [/(token|api_?key|access_?key)$/, (faker) => faker.string.alphanumeric(24)],
  [/iban$/, (faker) => faker.finance.iban()],
  [/isbn$/, (faker) => faker.commerce.isbn({ separator: '' })],
  [/(sku|reference|number|code)$/, (faker) => faker.string.alphanumeric({ length: 8, casing: 'upper' })],
  [/(slug|permalink)$/, (faker) => faker.lorem.slug(2)],
  [/(mime_?type|content_?type|media_?type)$/, () => 'application/json'],
  [/(path|directory|folder)$/, format('json-pointer')],
  [/version$/, (faker) => faker.system.semver()],
  [/(colou?r)$/, (faker) => faker.color.human()],
  [/(date|_on|birthday|dob)$/, format('date')],
  [/(_at|time|timestamp|created|updated|modified|deleted)$/, format('date-time')],
  [/(job|job_?title|role|occupation)$/, (faker) => faker.person.jobTitle()],
  [/gender$/, (_faker, dice) => dice.pick(['female', 'male'])],
  [/(title|subject|headline|label)$/, (faker) => title(faker.word.words({ count: 3 }))],
  [
    /(description|summary|comment|note|text|body|content|message|detail|reason|bio|about)s?$/,
    (faker) => faker.hacker.phrase(),
  ],
  [/(price|amount|total|balance|cost)$/, (faker) => faker.commerce.price()],
  [/name$/, nameOf],
  [/(^|_)id$/, (faker) => faker.string.alphanumeric({ length: 12, casing: 'lower' })],
];

/** A text that a property of that name is likely to hold; absent for a name that says nothing. */
export function textByName(name: string, owner: string, faker: () => Faker, dice: Dice): string | undefined {
  const words = inWords(name);
  const write = texts.find(([pattern]) => pattern.test(words))?.[1];
  return write?.(faker(), dice, inWords(owner));
}

const ranges: readonly (readonly [pattern: RegExp, range: Range])[] = [
  [/lat(itude)?$/, [-90, 90]],
  [/(lng|lon|longitude)$/, [-180, 180]],
  [/year$/, [2000, 2025]],
  [/month$/, [1, 12]],
  [/day$/, [1, 28]],
  [/hour$/, [0, 23]],
  [/(minute|second)$/, [0, 59]],
  [/age$/, [18, 90]],
  [/(percent|percentage|progress)$/, [0, 100]],
  [/(rating|score|stars|priority|level)$/, [1, 5]],
  [/(quantity|qty|count|page)$/, [1, 20]],
  [/(price|amount|total|balance|cost|fee)$/, [1, 500]],
  [/port$/, [1024, 49_151]],
  [/status(_code)?$/, [200, 200]],
  [/(_at|time|timestamp|created|updated|modified|expires)$/, [1_704_067_200, 1_735_689_600]],
];

/** The range that a number of that name is likely to be in. */
export function rangeByName(name: string): Range {
  const words = inWords(name);
  return ranges.find(([pattern]) => pattern.test(words))?.[1] ?? [1, 1000];
}

/** `primaryEmail`, `primary-email` and `PrimaryEmail` become `primary_email`. */
export function inWords(name: string): string {
  return name
    .slice(0, 100)
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z\d]+/g, '_')
    .toLowerCase();
}

/** Whether a property names what it belongs to, so that no two should have the same. */
export function isIdentity(name: string, textFormat: string | undefined): boolean {
  return textFormat === 'uuid' || /(^|_)(id|uuid|guid|key|slug|sku|isbn)$/.test(inWords(name));
}

/** `categories` becomes `category`, `tags` `tag`: the name of one of them. */
export function singular(name: string): string {
  if (/ies$/i.test(name)) return name.replace(/ies$/i, 'y');
  return name.replace(/([^s])s$/i, '$1');
}
