import { peopleOwners } from '../owner-words.ts';
import { type PictureKind, pictureAddress } from '../pictures/picture-address.ts';
import { toSlug } from '../plain-letters.ts';
import { endingIn } from '../property-words.ts';
import { company, fullName, isOfCompany, thingOf } from './text-parts.ts';
import type { GenerateText, TextGenerator } from './text-subject.ts';

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

/** Addresses of pictures and pages. */
export const linkTexts: readonly TextGenerator[] = [
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
  [endingIn('ur[il]s?|hrefs?|links?|web_?hook|callback'), link],
];
