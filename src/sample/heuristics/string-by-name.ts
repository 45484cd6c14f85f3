import type { Random } from '../../random.ts';
import type { Faker } from '../faker-source.ts';
import { companyOwners, peopleOwners } from '../owner-words.ts';
import { type PictureKind, pictureAddress } from '../pictures/picture-address.ts';
import { toSlug } from '../plain-letters.ts';
import type { Profile } from '../profile/profile.ts';
import { endingIn, splitWords } from '../property-words.ts';
import { findTheme, generalTheme } from '../themes/find-theme.ts';
import { type RemarkKind, remarks } from '../themes/remarks.ts';
import { createThing, type Thing } from '../themes/thing.ts';
import { stateText } from './likely-choice.ts';
import { stringsForFormat } from './string-by-format.ts';
import { timeByName } from './time-by-name.ts';

/** What a text is generated for. */
export interface TextSubject {
  /** The name of the property, in snake case. */
  readonly words: string;
  /** The names of the enclosing property and of its schema, in snake case. */
  readonly owner: string;
  readonly profile: Profile;
  readonly random: Random;
  readonly faker: () => Faker;
  /** Which element of a list it is; 0 for what is in none. */
  readonly index: number;
  /** Whether it is an element of a list. */
  readonly isElement: boolean;
}

type GenerateText = (subject: TextSubject) => string;

const format =
  (name: string): GenerateText =>
  ({ random }) =>
    stringsForFormat(name, random)[0] ?? '';

const thingOf = ({ owner, profile }: TextSubject): Thing => profile.thing(findTheme(owner) ?? generalTheme);

/** A thing of another resource than the text's own: `product_name` in a line. */
const thingNamed =
  (word: string): GenerateText =>
  ({ profile }) =>
    profile.thing(findTheme(word) ?? generalTheme).name;

const fullName: GenerateText = ({ profile }) => profile.person().full;
const company: GenerateText = ({ profile }) => profile.company().name;
const isOfCompany = ({ owner }: TextSubject) => companyOwners.test(owner) && !peopleOwners.test(owner);

/** A `name` depends on its owner: a person, a company, a thing. */
const nameOf: GenerateText = (subject) => {
  if (isOfCompany(subject)) return company(subject);
  if (peopleOwners.test(subject.owner) || subject.words === 'full_name') return fullName(subject);
  if (/(^|_)(cit(y|ie)|town)s?(_|$)/.test(subject.owner)) return subject.profile.place().town.city;
  return thingOf(subject).name;
};

const remark =
  (kind: RemarkKind): GenerateText =>
  ({ random }) => {
    const { openings, endings } = remarks[kind];
    return `${random.pick(openings)} ${random.pick(endings)}`.trim();
  };

/** What a longer text of a resource says. */
const longText: GenerateText = (subject) => {
  const { owner } = subject;
  if (/(^|_)(review|rating|feedback|testimonial|opinion)s?(_|$)/.test(owner))
    return remark('review')(subject);
  if (/(^|_)(comment|reply|replie|response)s?(_|$)/.test(owner)) return remark('comment')(subject);
  if (/(^|_)(message|chat|conversation|mail|email|sms|inquiry|contact)s?(_|$)/.test(owner))
    return remark('message')(subject);
  if (/(^|_)(note|memo|remark)s?(_|$)/.test(owner)) return remark('note')(subject);
  if (/(^|_)(answer|faq)s?(_|$)/.test(owner)) return remark('answer')(subject);
  if (peopleOwners.test(owner)) return remark('bio')(subject);
  return thingOf(subject).description;
};

const wholeText: GenerateText = (subject) =>
  /(^|_)(article|post|blog|page|news|story|entry|document|newsletter|lesson|chapter)s?(_|$)/.test(
    subject.owner,
  )
    ? thingOf(subject).sentences.join(' ')
    : longText(subject);

const email: GenerateText = ({ words, owner, profile }) => {
  const isOffice = /(^|_)(support|billing|sales|office|contact|company|business)_/.test(words);
  const isOfCompanyItself = companyOwners.test(owner) && !peopleOwners.test(owner);
  if (!isOffice && !isOfCompanyItself) return profile.person().email;
  const [desk = 'info'] = /support|billing|sales|office/.exec(words) ?? [];
  return `${desk}@${profile.company().slug}.example.com`;
};

const picture =
  (kind: PictureKind, textOf: GenerateText): GenerateText =>
  (subject) =>
    pictureAddress(kind, `${textOf(subject)}${subject.index > 0 ? ` ${subject.index + 1}` : ''}`);

const imageKinds: readonly (readonly [owner: RegExp, kind: PictureKind])[] = [
  [/(^|_)(product|item|sku|variant|dish|menu|meal|food|recipe|good|gift|ingredient)/, 'product'],
  [/(^|_)(brand|category|tag|team|app|application|manufacturer)/, 'icon'],
];

const image: GenerateText = (subject) => {
  if (isOfCompany(subject)) return picture('logo', company)(subject);
  if (peopleOwners.test(subject.owner)) return picture('avatar', fullName)(subject);
  const kind = imageKinds.find(([owner]) => owner.test(subject.owner))?.[1] ?? 'photo';
  return picture(kind, () => thingOf(subject).name)(subject);
};

const website: GenerateText = (subject) => {
  const { owner, profile } = subject;
  if (isOfCompany(subject)) return `https://www.${profile.company().domain}`;
  if (peopleOwners.test(owner)) return `https://www.example.com/${toSlug(profile.person().full)}`;
  return `https://www.example.com/${thingOf(subject).slug}`;
};

const link: GenerateText = (subject) => {
  const last = /([a-z]+)_ur[il]$/.exec(subject.words)?.[1];
  const path = last === undefined || last === 'base' ? '' : `${last}/`;
  return `https://www.example.com/${path}${thingOf(subject).slug}`;
};

/** A time as the words of its name ask for: a day, a time of day, or both. */
const time =
  (shape: 'date' | 'time' | 'date-time'): GenerateText =>
  ({ words, profile, random }) => {
    const text = new Date(timeByName(words, profile, random)).toISOString();
    if (shape === 'date') return text.slice(0, 10);
    return shape === 'time' ? text.slice(11, 16) : text.replace('.000Z', 'Z');
  };

const code =
  (pattern: string): GenerateText =>
  ({ random }) =>
    pattern.replace(/[#@]/g, (mark) =>
      mark === '#' ? `${random.integer(0, 9)}` : (random.pick([...'ABCDEFGHKLMNPRSTUVWX']) ?? 'A'),
    );

/** A code of a thing: the first letters of its name, and a number. */
const thingCode: GenerateText = (subject) => {
  const letters = thingOf(subject)
    .slug.split('-')
    .map((part) => part.slice(0, 3).toUpperCase())
    .slice(0, 2);
  return `${letters.join('-')}-${subject.random.integer(100, 999)}`;
};

const pick =
  (...values: readonly string[]): GenerateText =>
  ({ random }) =>
    random.pick(values);

const roomNumber: GenerateText = ({ random }) =>
  `${random.integer(1, 5)}${`${random.integer(1, 24)}`.padStart(2, '0')}`;

const priceText: GenerateText = ({ random }) =>
  `${random.integer(5, 240)}.${random.pick(['00', '50', '90', '95'])}`;

const tag: GenerateText = (subject) => {
  const { tags } = thingOf(subject);
  return tags[subject.index % tags.length] ?? 'new';
};

const jobTitles =
  'Account Manager|Product Designer|Software Engineer|Office Manager|Data Analyst|Nurse|Head of Sales|Warehouse Lead|Site Engineer|Teacher|Copywriter|Project Manager|Bookkeeper|Customer Advisor|Research Associate'.split(
    '|',
  );

const placed =
  /(^|_)(address|location|place|venue|hotel|branch|store|shop|billing|shipping|warehouse|property|site)(_|$)/;

/** A `state` is one of the United States where the owner has an address; elsewhere it is how things are. */
function stateOf({ owner, profile, random }: TextSubject): string {
  const hasAddress = [placed, peopleOwners, companyOwners].some((owners) => owners.test(owner));
  return hasAddress ? profile.place().town.state : (stateText('status', random) ?? 'active');
}

/** Generators by the last words of a property name; the first match counts. */
const generators: readonly (readonly [pattern: RegExp, generate: GenerateText])[] = [
  [/(?:^|_)(?:price|rate|cost|fee|amount)_per_\w+$/, priceText],
  [endingIn('e_?mail(?:_?addr(?:ess)?)?'), email],
  [endingIn('(?:first|given|fore)_?name'), ({ profile }) => profile.person().given],
  [endingIn('(?:last|family|sur)_?name'), ({ profile }) => profile.person().family],
  [endingIn('middle_?name'), ({ profile }) => profile.person().middle],
  [
    endingIn('initials'),
    ({ profile }) =>
      `${profile.person().given.slice(0, 1)}${profile.person().family.slice(0, 1)}`.toUpperCase(),
  ],
  [
    endingIn('salutation|name_?prefix|honorific'),
    ({ profile }) => (profile.person().gender === 'female' ? 'Ms' : 'Mr'),
  ],
  [
    endingIn(
      '(?:full|contact|customer|client|author|owner|passenger|guest|user|employee|student|teacher|doctor|patient|driver|recipient|sender|reviewer|host|seller|buyer|holder|cardholder|account_?holder|card_?holder|member|instructor|creator|assignee|reporter|manager|agent|person|contact_?person|artist_?person|player)_?name',
    ),
    fullName,
  ],
  [
    endingIn(
      'author|assignee|reporter|reviewer|instructor|contact_?person|created_?by|updated_?by|assigned_?to|performed_?by|authori[sz]ed_?by|approved_?by|\\w+ed_?by|director|composer|speaker|recipient|doctor|teacher',
    ),
    fullName,
  ],
  [endingIn('user_?name|login|nick_?name|handle|screen_?name'), ({ profile }) => profile.person().userName],
  [endingIn('display_?name'), nameOf],
  [
    endingIn(
      '(?:company|organi[sz]ation|business|legal|vendor|supplier|merchant|employer|manufacturer_company|bank|carrier|publisher|agency)(?:_?name)?',
    ),
    company,
  ],
  [endingIn('industry|trade'), ({ profile }) => profile.company().trade],
  [endingIn('file_?name|file|original_?name'), (subject) => `${thingOf(subject).slug}.pdf`],
  [endingIn('(?:domain|host)(?:_?name)?'), ({ profile }) => profile.company().domain],
  [endingIn('(?:product|item)(?:_?(?:name|title))?'), thingNamed('product')],
  [
    endingIn(
      '(?:hotel|venue|restaurant|store|shop|branch|location|warehouse|clinic|property|school|place)_?name',
    ),
    thingNamed('venue'),
  ],
  [
    endingIn(
      '(?:event|course|book|movie|song|album|plan|project|room|vehicle|pet|service|team|role|department|job|category|brand|genre|tag|campaign|device|recipe|article|playlist|task|ticket)_?(?:name|title)',
    ),
    ({ words, ...rest }) => thingNamed(words.replace(/_?(name|title)$/, ''))({ words, ...rest }),
  ],
  [endingIn('artist|band'), thingNamed('band')],
  [endingIn('brand|manufacturer|make'), thingNamed('brand')],
  [endingIn('model(?:_?name)?'), thingNamed('vehicle')],
  [endingIn('genre'), thingNamed('genre')],
  [
    endingIn('breed'),
    pick('Labrador', 'Beagle', 'Border Collie', 'Dachshund', 'Siamese', 'Maine Coon', 'Whippet', 'Spaniel'),
  ],
  [endingIn('species'), pick('dog', 'cat', 'rabbit', 'guinea pig', 'parrot')],
  [endingIn('cuisine'), pick('Italian', 'Japanese', 'Mexican', 'French', 'Indian', 'Lebanese', 'Greek')],
  [
    endingIn('ingredients?'),
    pick(
      '200 g flour',
      '2 eggs',
      '1 onion',
      '400 g tomatoes',
      '1 tbsp olive oil',
      'a handful of basil',
      '150 ml cream',
      '2 cloves of garlic',
    ),
  ],
  [endingIn('categor(?:y|ies)(?:_?name)?'), (subject) => thingOf(subject).category],
  [endingIn('tags?|keywords?|labels'), tag],
  [endingIn('label'), (subject) => (subject.isElement ? tag(subject) : nameOf(subject))],
  [
    endingIn(
      '(?:tele)?phone(?:_?(?:number|no))?|(?:mobile|fax|tel|cell|whats_?app)(?:_?(?:number|phone|no))?',
    ),
    ({ profile }) => profile.place().phone,
  ],
  [
    endingIn('(?:country|nation)_?(?:code|iso)|country_?code_?(?:alpha)?_?2'),
    ({ profile }) => profile.place().country.code,
  ],
  [endingIn('country_?(?:alpha|iso|code)_?3'), ({ profile }) => profile.place().country.alpha3],
  [
    endingIn('(?:country|nation)(?:_?name)?(?:_of_(?:origin|birth|residence))?'),
    ({ profile }) => profile.place().country.name,
  ],
  [endingIn('nationality|citizenship'), ({ profile }) => profile.place().country.nationality],
  [
    endingIn('(?:city|town|locality|municipality)(?:_?name)?|place_?of_?birth|birth_?place|hometown'),
    ({ profile }) => profile.place().town.city,
  ],
  [
    endingIn('origin|departure_?(?:city|airport|station|location)|pick_?up_?(?:location|city)|from_?city'),
    pick('Hamburg', 'Lyon', 'Leeds', 'Valencia', 'Utrecht', 'Malmö'),
  ],
  [
    endingIn('destination|arrival_?(?:city|airport|station|location)|drop_?off_?(?:location|city)|to_?city'),
    pick('Edinburgh', 'Bologna', 'Kraków', 'Lisbon', 'Porto', 'Halifax'),
  ],
  [endingIn('(?:state|province|region)_?(?:code|abbr)'), ({ profile }) => profile.place().town.stateCode],
  [endingIn('state'), stateOf],
  [endingIn('province|county|state_?name|region|prefecture'), ({ profile }) => profile.place().town.state],
  [endingIn('(?:zip|postal|post)(?:_?code)?'), ({ profile }) => profile.place().postalCode],
  [
    endingIn('(?:address_?)?line_?2|address_?2|apartment|suite|apt'),
    ({ random }) => `${random.pick(['Apt', 'Suite', 'Floor'])} ${random.integer(1, 12)}`,
  ],
  [endingIn('(?:house|building|street)_?(?:number|no|nr)'), ({ random }) => `${random.integer(1, 120)}`],
  [endingIn('ip(?:_?v?4)?(?:_?addr(?:ess)?)?'), format('ipv4')],
  [endingIn('mac(?:_?addr(?:ess)?)?'), ({ faker }) => faker().internet.mac()],
  [
    endingIn('street(?:_?name|_?address)?|(?:address_?)?line_?1|address_?1'),
    ({ profile }) => profile.place().street,
  ],
  [
    endingIn('address(?:_?text)?'),
    ({ profile }) => {
      const { street, postalCode, town } = profile.place();
      return `${street}, ${postalCode} ${town.city}`;
    },
  ],
  [endingIn('location|venue|where'), ({ profile }) => profile.place().town.city],
  [endingIn('time_?zone|tz'), ({ profile }) => profile.place().town.timeZone],
  [endingIn('currenc(?:y|ies)(?:_?code)?'), ({ profile }) => profile.currency()],
  [endingIn('locale'), ({ profile }) => profile.place().country.language],
  [endingIn('(?:language|lang)_?name'), ({ profile }) => profile.place().country.languageName],
  [endingIn('(?:language|lang)(?:_?code)?'), ({ profile }) => profile.place().country.language.slice(0, 2)],
  [
    endingIn(
      '(?:avatar|portrait|headshot)(?:_?(?:ur[il]|link|image))?|(?:profile|user)_?(?:image|photo|picture|pic)(?:_?ur[il])?',
    ),
    picture('avatar', fullName),
  ],
  [endingIn('logo(?:_?(?:ur[il]|image))?'), picture('logo', company)],
  [endingIn('icon(?:_?ur[il])?|favicon'), picture('icon', (subject) => thingOf(subject).name)],
  [
    endingIn(
      '(?:image|photo|picture|thumbnail|cover|banner|poster|artwork|screenshot|img|thumb|hero|pic|background|featured_?image|cover_?image|main_?image)s?(?:_?(?:image|photo|ur[il]s?|link|src))?',
    ),
    image,
  ],
  [endingIn('web_?site(?:_?ur[il])?|home_?page(?:_?ur[il])?'), website],
  [endingIn('ur[il]|href|link|web_?hook|callback'), link],
  [endingIn('user_?agent'), ({ faker }) => faker().internet.userAgent()],
  [endingIn('uuid|guid'), format('uuid')],
  [endingIn('pass_?word|secret'), format('password')],
  [endingIn('sha|commit|hash|checksum|etag|digest'), ({ faker }) => faker().git.commitSha()],
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
  [endingIn('room_?(?:number|no|nr)'), roomNumber],
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
  [endingIn('reference|number|code'), code('@@#####')],
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
  [
    endingIn('hex(?:_?colou?r)?|colou?r_?(?:code|hex)'),
    pick('#2f6f8f', '#c8553d', '#588157', '#6d597a', '#e09f3e', '#335c67'),
  ],
  [
    endingIn('colou?r'),
    pick('slate', 'sand', 'forest green', 'ivory', 'terracotta', 'midnight blue', 'charcoal', 'sage'),
  ],
  [endingIn('size'), pick('S', 'M', 'L', 'XL')],
  [endingIn('material|fabric'), pick('oak', 'linen', 'stoneware', 'wool', 'steel', 'cotton', 'glass')],
  [endingIn('unit(?:_?of_?measure)?|uom'), pick('piece', 'kg', 'box', 'litre')],
  [
    endingIn('dimensions'),
    ({ random }) => `${random.integer(10, 60)} × ${random.integer(10, 60)} × ${random.integer(5, 40)} cm`,
  ],
  [
    endingIn('(?:opening|business|office|working)_?(?:hours|times?)'),
    pick('Mon–Fri 9:00–18:00', 'Tue–Sun 10:00–17:00', 'Daily 8:00–20:00'),
  ],
  [
    endingIn('duration|(?:prep|cook|cooking|total|estimated|delivery)_?time'),
    ({ random }) => `${random.integer(2, 12) * 5} min`,
  ],
  [endingIn('blood_?(?:type|group)'), pick('A+', 'O+', 'B+', 'AB+', 'O-', 'A-')],
  [
    /^(?:week_?day|day|day_?of_?(?:the_?)?week)$/,
    pick('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'),
  ],
  [
    endingIn(
      '(?:start|end|open|opens|close|closes|opening|closing|check_?in|check_?out|begin|finish|departure|arrival|appointment|booking|slot|from|to)_?time',
    ),
    time('time'),
  ],
  [
    endingIn(
      '(?:start|begin|end|from|to|until)(?:s)?|due|deadline|check_?in|check_?out|arrival|departure|date|on|birth_?day|dob|expiry|expiration|birth',
    ),
    time('date'),
  ],
  [endingIn('at|time|time_?stamp|created|updated|modified|deleted|date_?time|expires'), time('date-time')],
  [endingIn('job(?:_?(?:title|role))?|occupation|profession|position|designation'), pick(...jobTitles)],
  [endingIn('department|division'), thingNamed('department')],
  [endingIn('team'), thingNamed('team')],
  [
    endingIn('skills?|competenc(?:y|ies)'),
    ({ random }) => random.pick(findTheme('skill')?.groups[0]?.second ?? ['French']),
  ],
  [
    endingIn('amenit(?:y|ies)|features?|facilit(?:y|ies)|perks?|benefits?'),
    ({ profile, index }) => {
      const list = findTheme('amenity')?.groups[0]?.second ?? ['Parking'];
      return list[(profile.ordinal + index) % list.length] ?? 'Parking';
    },
  ],
  [endingIn('gender|sex'), ({ profile }) => profile.person().gender],
  [endingIn('marital_?status'), pick('single', 'married')],
  [endingIn('relation(?:ship)?'), pick('friend', 'spouse', 'colleague', 'sister', 'brother')],
  [endingIn('ticker|symbol|stock_?code'), pick('NRDA', 'LUMO', 'FJEL', 'KSTR', 'BRWT', 'OAKS', 'HMSN')],
  [
    endingIn('sector|asset_?class'),
    pick('Energy', 'Health', 'Technology', 'Utilities', 'Consumer Goods', 'Industry'),
  ],
  [
    endingIn('source|referrer|channel|acquisition_?channel|medium'),
    pick('website', 'newsletter', 'referral', 'trade fair', 'search'),
  ],
  [endingIn('segment|customer_?type'), pick('returning', 'new', 'wholesale')],
  [endingIn('campaign'), pick('spring', 'autumn', 'welcome', 'holidays')],
  [endingIn('cost_?cent(?:er|re)'), code('CC-##')],
  [endingIn('payment_?method'), (subject) => stateText('payment_method', subject.random) ?? 'card'],
  [
    endingIn('title|subject|headline|label|heading|question'),
    (subject) =>
      /(^|_)(review|rating|feedback)s?(_|$)/.test(subject.owner)
        ? (remark('review')(subject)
            .split(/(?<=[.!?]) /)[0]
            ?.replace(/\.$/, '') ?? '')
        : nameOf(subject),
  ],
  [endingIn('reasons?|cause|justification|motive'), remark('reason')],
  [
    endingIn(
      'notes?|remarks?|instructions?|special_?requests?|requirements?|memo|observations?|annotations?',
    ),
    remark('note'),
  ],
  [endingIn('reviews?|feedback|testimonials?|opinion'), remark('review')],
  [
    endingIn('comments?|reply|replies'),
    (subject) =>
      remark(/(^|_)(review|rating|feedback)s?(_|$)/.test(subject.owner) ? 'review' : 'comment')(subject),
  ],
  [endingIn('message|last_?message|chat|greeting'), remark('message')],
  [endingIn('bio|biography|about(?:_?me)?'), longText],
  [endingIn('answer'), remark('answer')],
  [endingIn('body|content|text|html|article'), wholeText],
  [
    endingIn(
      'summary|excerpt|short_?description|sub_?title|tagline|intro|teaser|caption|abstract|slogan|motto|preview|alt(?:_?text)?',
    ),
    (subject) =>
      /(^|_)(review|comment)s?(_|$)/.test(subject.owner)
        ? remark('review')(subject)
        : thingOf(subject).summary,
  ],
  [
    endingIn(
      '(?:description|detail|suggestion|synopsis|plot|overview|info|information|agenda|lyrics|recommendation)s?',
    ),
    longText,
  ],
  [
    endingIn('steps?|directions?|procedure'),
    pick(
      'Cut everything into small pieces.',
      'Heat the oil and add the onions.',
      'Stir well and let it rest for ten minutes.',
      'Bake for half an hour.',
      'Serve warm.',
    ),
  ],
  [
    endingIn('price|amount|total|balance|cost|fee|sub_?total|tax|discount'),
    ({ random }) => `${random.integer(5, 240)}.${random.pick(['00', '50', '90', '95'])}`,
  ],
  [/name$/, nameOf],
  [endingIn('id|uid'), ({ faker }) => faker().string.alphanumeric({ length: 12, casing: 'lower' })],
];

const found = new Map<string, GenerateText | undefined>();
const mostFound = 5_000;

/** Whether the name of a property suggests what strings it holds. */
export function isMeaningfulName(name: string): boolean {
  return generatorFor(splitWords(name)) !== undefined;
}

/** A string that a property of that name is likely to hold; absent for a name that suggests nothing. */
export function stringByName(subject: TextSubject): string | undefined {
  const text = generatorFor(subject.words)?.(subject) ?? stateText(subject.words, subject.random);
  return text ?? themedText(subject);
}

/** Shorter forms of what a name suggests, for a small `maxLength`: `DE` for Germany. */
export function shorterForms({ words, profile }: TextSubject): readonly string[] {
  const { country, town } = profile.place();
  if (/(?:^|_)(?:country|nation)/.test(words)) return [country.code, country.alpha3];
  if (/(?:^|_)(?:language|lang|locale)/.test(words)) return [country.language.slice(0, 2)];
  return /(?:^|_)(?:state|province|region)/.test(words) ? [town.stateCode] : [];
}

/** What a property is called that has the name of a resource: `permissions`, `course`. */
function themedText({ words, profile, index }: TextSubject): string | undefined {
  const theme = findTheme(words);
  if (theme === undefined) return undefined;
  const { random, ordinal, rotation } = profile;
  const options = { random: random.fork(`${words} ${index}`), rotation, categories: [] };
  return createThing(theme, { ...options, ordinal: ordinal + index }).name;
}

function generatorFor(words: string): GenerateText | undefined {
  if (found.has(words)) return found.get(words);
  const generate = generators.find(([pattern]) => pattern.test(words))?.[1];
  if (found.size < mostFound) found.set(words, generate);
  return generate;
}
