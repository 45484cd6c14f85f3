import { peopleOwners } from '../owner-words.ts';
import { toSlug } from '../plain-letters.ts';
import { endingIn } from '../property-words.ts';
import { code, format, fullName, isOfCompany, pick, thingOf } from './text-parts.ts';
import type { GenerateText, TextGenerator } from './text-subject.ts';

/** A code of a thing: the first letters of its name, and a number. */
const thingCode: GenerateText = (subject) => {
  const letters = thingOf(subject)
    .slug.split('-')
    .map((part) => part.slice(0, 3).toUpperCase())
    .slice(0, 2);
  return `${letters.join('-')}-${subject.random.integer(100, 999)}`;
};

const roomNumber: GenerateText = ({ random }) =>
  `${random.integer(1, 5)}${`${random.integer(1, 24)}`.padStart(2, '0')}`;

/** Numbers, codes and keys. */
export const codeTexts: readonly TextGenerator[] = [
  [endingIn('user_?agent'), ({ faker }) => faker().internet.userAgent()],
  [endingIn('uuid|guid'), format('uuid')],
  [endingIn('pass_?word|secret'), format('password')],
  [endingIn('sha|commit|hash|checksum|etag|digest'), ({ faker }) => faker().git.commitSha()],
  [endingIn('finger_?print'), ({ faker }) => `SHA256:${faker().string.alphanumeric(43)}`],
  [
    endingIn('(?:public|private|ssh|gpg|pgp|deploy|signing)_?key|signature|certificate'),
    ({ faker }) => faker().string.alphanumeric(44),
  ],
  [endingIn('authori[sz]ation(?:_?header)?'), ({ faker }) => `Bearer ${faker().string.alphanumeric(24)}`],
  [
    endingIn('(?:default|base|head|source|target|git|main)_?branch(?:_?name)?|branch_?filter'),
    pick('main', 'develop', 'release'),
  ],
  [endingIn('pattern|glob|route'), pick('/orders/*', '/reports/*', '/customers/*', '/settings/*')],
  [endingIn('token|(?:api|access)_?key'), ({ faker }) => faker().string.alphanumeric(24)],
  [endingIn('iban|account_?number_?iban'), ({ faker }) => faker().finance.iban()],
  [endingIn('bic|swift(?:_?code)?'), ({ faker }) => faker().finance.bic()],
  [endingIn('isbn(?:_?1[03])?'), ({ faker }) => faker().commerce.isbn({ separator: '' })],
  [
    endingIn('(?:license|licence|number)_?plate|plate(?:_?number)?|registration_?(?:number|plate)'),
    code('@@ ### @@'),
  ],
  [endingIn('vin'), ({ faker }) => faker().vehicle.vin()],
  [endingIn('barcode|ean|gtin|upc'), code('40########0##')],
  [
    endingIn('(?:vat|tax)_?(?:id|number|no)'),
    ({ profile, random }) => `${profile.place().country.code}${random.integer(100_000_000, 999_999_999)}`,
  ],
  [endingIn('card_?(?:number|last_?4|last4)|last_?4|last4|last_?four'), code('####')],
  [endingIn('card_?(?:brand|type)'), pick('Visa', 'Mastercard', 'American Express')],
  [endingIn('account_?(?:number|no)'), code('##########')],
  [
    /^(?:number|no)$/,
    (subject) => (/(^|_)rooms?(_|$)/.test(subject.owner) ? roomNumber(subject) : code('@@#####')(subject)),
  ],
  [endingIn('(?:room|apartment|office|unit)_?(?:number|no|nr)'), roomNumber],
  [endingIn('(?:table|seat|gate|flight|track|platform)_?(?:number|no|nr)?'), code('@##')],
  [
    endingIn(
      '(?:order|invoice|ticket|booking|reservation|tracking|confirmation|receipt|customer|employee|case|contract|quote|serial|reference|student|policy|transaction|payment|batch|lot|po|document|request|shipment|member(?:ship)?)_?(?:number|no|nr|code|ref|reference)',
    ),
    ({ words, random }) =>
      `${(words.split('_')[0] ?? 'ref').slice(0, 3).toUpperCase()}-${random.integer(10_000, 99_999)}`,
  ],
  [
    endingIn('(?:coupon|promo|discount|voucher)(?:_?code)?'),
    pick('WELCOME10', 'SPRING15', 'FREESHIP', 'THANKYOU5', 'SUMMER20'),
  ],
  [endingIn('sku|product_?code|item_?code|article_?number'), thingCode],
  [
    endingIn('code'),
    (subject) =>
      /(^|_)currenc(y|ies)$/.test(subject.owner) ? subject.profile.currency() : code('@@#####')(subject),
  ],
  [endingIn('reference|number'), code('@@#####')],
  [
    endingIn('slug|permalink'),
    (subject) =>
      peopleOwners.test(subject.owner)
        ? toSlug(fullName(subject))
        : isOfCompany(subject)
          ? subject.profile.company().slug
          : thingOf(subject).slug,
  ],
  [endingIn('(?:mime|content|media)_?type'), () => 'application/json'],
  [endingIn('path|directory|folder'), (subject) => `/${thingOf(subject).slug}`],
  [endingIn('version'), code('#.#.#')],
];
