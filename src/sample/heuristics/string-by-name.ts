import type { Random } from '../../random.ts';
import type { Faker } from '../faker-source.ts';
import { endingIn, splitWords } from '../property-words.ts';
import { stringsForFormat } from './string-by-format.ts';

type GenerateString = (faker: Faker, random: Random, owner: string) => string;

const format =
  (name: string): GenerateString =>
  (_faker, random) =>
    stringsForFormat(name, random)[0] ?? '';

const owning = (words: string) => new RegExp(`(?:^|_)(?:${words})s?(?:_|$)`);

const fullName: GenerateString = (faker) => faker.person.fullName();

/** A `name` depends on its owner: a city, a company, a person. */
const namesByOwner: readonly (readonly [owner: RegExp, generate: GenerateString])[] = [
  [owning('compan(?:y|ie)|organi[sz]ation|vendor|supplier|merchant|tenant|account|business'), companyName],
  [
    owning(
      'user|person|people|customer|contact|employee|member|author|owner|client|patient|driver|passenger|guest',
    ),
    fullName,
  ],
  [owning('product|item|good|sku'), (faker) => faker.commerce.productName()],
  [owning('pet|dog|cat|animal'), (faker) => faker.animal.petName()],
  [owning('cit(?:y|ie)|town|place|station|location'), (faker) => faker.location.city()],
];

function companyName(faker: Faker): string {
  return faker.company.name();
}

const nameOf: GenerateString = (faker, random, owner) => {
  const generate = namesByOwner.find(([pattern]) => pattern.test(owner))?.[1] ?? title;
  return generate(faker, random, owner);
};

/** `Bright harbor`. */
function title(faker: Faker): string {
  const text = `${faker.word.adjective()} ${faker.word.noun()}`;
  return text.replace(/^./, (first) => first.toUpperCase());
}

/** Generators by the last words of a property name; the first match counts. */
const generators: readonly (readonly [pattern: RegExp, generate: GenerateString])[] = [
  [
    endingIn('e_?mail(?:_?addr(?:ess)?)?'),
    (faker) => faker.internet.email({ provider: 'example.com' }).toLowerCase(),
  ],
  [endingIn('(?:first|given)_?name'), (faker) => faker.person.firstName()],
  [endingIn('(?:last|family|sur)_?name'), (faker) => faker.person.lastName()],
  [endingIn('middle_?name'), (faker) => faker.person.middleName()],
  [endingIn('(?:full|display|contact|customer|author|owner|passenger)_?name'), fullName],
  [endingIn('user_?name|login|nick_?name|handle'), (faker) => faker.internet.username().toLowerCase()],
  [endingIn('(?:company|organi[sz]ation|business|legal)(?:_?name)?'), companyName],
  [endingIn('file_?name|file'), (faker) => faker.system.commonFileName()],
  [endingIn('host_?name|domain(?:_?name)?|host'), format('hostname')],
  [endingIn('product(?:_?name)?'), (faker) => faker.commerce.productName()],
  [endingIn('(?:tele)?phone(?:_?(?:number|no))?|(?:mobile|fax|tel|cell)(?:_?number)?'), format('phone')],
  [endingIn('(?:country|nation)_?code'), (faker) => faker.location.countryCode()],
  [endingIn('country(?:_?name)?'), (faker) => faker.location.country()],
  [endingIn('(?:city|town|locality)(?:_?name)?'), (faker) => faker.location.city()],
  [
    endingIn('(?:state|province|region)_?(?:code|abbr)'),
    (faker) => faker.location.state({ abbreviated: true }),
  ],
  [endingIn('province|county'), (faker) => faker.location.state()],
  [endingIn('(?:zip|postal|post)(?:_?code)?'), (faker) => faker.location.zipCode('#####')],
  [
    endingIn('(?:address_?)?line_?2|address_?2|apartment|suite'),
    (faker) => faker.location.secondaryAddress(),
  ],
  [endingIn('ip(?:_?v?4)?(?:_?addr(?:ess)?)?'), format('ipv4')],
  [endingIn('mac(?:_?addr(?:ess)?)?'), (faker) => faker.internet.mac()],
  [
    endingIn('street(?:_?name|_?address)?|(?:address_?)?line_?1|address_?1?'),
    (faker) => faker.location.streetAddress(),
  ],
  [endingIn('time_?zone'), (faker) => faker.location.timeZone()],
  [endingIn('currency(?:_?code)?'), (faker) => faker.finance.currencyCode()],
  [
    endingIn('(?:locale|language|lang)(?:_?code)?'),
    (_faker, random) => random.pick(['en', 'de', 'fr', 'es']),
  ],
  [
    endingIn('(?:image|photo|avatar|picture|logo|icon|thumbnail)(?:_?ur[il])?'),
    (_faker, random) => `https://example.com/images/${random.integer(1, 999)}.png`,
  ],
  [endingIn('ur[il]|href|link|web_?site|home_?page|web_?hook|callback'), format('uri')],
  [endingIn('user_?agent'), (faker) => faker.internet.userAgent()],
  [endingIn('uuid|guid'), format('uuid')],
  [endingIn('pass_?word|secret'), format('password')],
  [endingIn('sha|commit|hash|checksum|etag|digest'), (faker) => faker.git.commitSha()],
  [endingIn('token|(?:api|access)_?key'), (faker) => faker.string.alphanumeric(24)],
  [endingIn('iban'), (faker) => faker.finance.iban()],
  [endingIn('isbn'), (faker) => faker.commerce.isbn({ separator: '' })],
  [
    endingIn('sku|reference|number|code'),
    (faker) => faker.string.alphanumeric({ length: 8, casing: 'upper' }),
  ],
  [endingIn('slug|permalink'), (faker) => faker.lorem.slug(2)],
  [endingIn('(?:mime|content|media)_?type'), () => 'application/json'],
  [endingIn('path|directory|folder'), format('json-pointer')],
  [endingIn('version'), (faker) => faker.system.semver()],
  [endingIn('colou?r'), (faker) => faker.color.human()],
  [endingIn('date|on|birth_?day|dob'), format('date')],
  [endingIn('at|time|time_?stamp|created|updated|modified|deleted'), format('date-time')],
  [endingIn('job|job_?title|role|occupation'), (faker) => faker.person.jobTitle()],
  [endingIn('gender'), (_faker, random) => random.pick(['female', 'male'])],
  [endingIn('title|subject|headline|label'), title],
  [
    endingIn(
      '(?:description|summary|comment|note|text|body|content|message|detail|reason|suggestion|bio|about)s?',
    ),
    (faker) => faker.hacker.phrase(),
  ],
  [endingIn('price|amount|total|balance|cost'), (faker) => faker.commerce.price()],
  [/name$/, nameOf],
  [endingIn('id|uid'), (faker) => faker.string.alphanumeric({ length: 12, casing: 'lower' })],
];

/** Whether the name of a property suggests what strings it holds. */
export function isMeaningfulName(name: string): boolean {
  return generatorFor(name) !== undefined;
}

/** A string that a property of that name is likely to hold; absent for a name that suggests nothing. */
export function stringByName(
  name: string,
  owner: string,
  faker: () => Faker,
  random: Random,
): string | undefined {
  return generatorFor(name)?.(faker(), random, splitWords(owner));
}

function generatorFor(name: string): GenerateString | undefined {
  const words = splitWords(name);
  return generators.find(([pattern]) => pattern.test(words))?.[1];
}
