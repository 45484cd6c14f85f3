import { companyOwners, peopleOwners } from '../owner-words.ts';
import { endingIn } from '../property-words.ts';
import { stateText } from './likely-choice.ts';
import { format, pick } from './text-parts.ts';
import type { TextGenerator, TextSubject } from './text-subject.ts';

const placed =
  /(^|_)(address|location|place|venue|hotel|branch|store|shop|billing|shipping|warehouse|property|site)(_|$)/;

/** A `state` is one of the United States where the owner has an address; elsewhere it is how things are. */
function stateOf({ owner, profile, random }: TextSubject): string {
  const hasAddress = [placed, peopleOwners, companyOwners].some((owners) => owners.test(owner));
  return hasAddress ? profile.place().town.state : (stateText('status', random) ?? 'active');
}

/** Texts about places, and what depends on them. */
export const placeTexts: readonly TextGenerator[] = [
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
];
