import { companyOwners, peopleOwners } from '../owner-words.ts';
import { endingIn } from '../property-words.ts';
import { company, fullName, nameOf } from './text-parts.ts';
import type { GenerateText, TextGenerator } from './text-subject.ts';

const email: GenerateText = ({ words, owner, profile }) => {
  const isOffice = /(^|_)(support|billing|sales|office|contact|company|business)_/.test(words);
  const isOfCompanyItself = companyOwners.test(owner) && !peopleOwners.test(owner);
  if (!isOffice && !isOfCompanyItself) return profile.person().email;
  const [desk = 'info'] = /support|billing|sales|office/.exec(words) ?? [];
  return `${desk}@${profile.company().domain}`;
};

/** Texts about people and companies. */
export const peopleTexts: readonly TextGenerator[] = [
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
      '(?:full|contact|customer|client|author|owner|passenger|guest|employee|student|teacher|doctor|patient|driver|recipient|sender|reviewer|host|seller|buyer|holder|cardholder|account_?holder|card_?holder|member|instructor|creator|assignee|reporter|manager|agent|person|contact_?person|artist_?person|player)_?name',
    ),
    fullName,
  ],
  [
    endingIn(
      'author|assignee|reporter|reviewer|instructor|contact_?person|created_?by|updated_?by|assigned_?to|performed_?by|authori[sz]ed_?by|approved_?by|\\w+ed_?by|director|composer|speaker|recipient|doctor|teacher',
    ),
    fullName,
  ],
  [
    endingIn('user_?name|login(?:_?name)?|nick_?name|handle|screen_?name'),
    ({ profile }) => profile.person().userName,
  ],
  [endingIn('display_?name'), nameOf],
  [
    endingIn(
      '(?:company|organi[sz]ation|business|legal|vendor|supplier|merchant|employer|manufacturer_company|bank|carrier|publisher|agency)(?:_?name)?',
    ),
    company,
  ],
  [endingIn('industry|trade'), ({ profile }) => profile.company().trade],
];
