import { peopleOwners } from '../owner-words.ts';
import { endingIn } from '../property-words.ts';
import { nameOf, pick, remark, thingOf } from './text-parts.ts';
import type { GenerateText, TextGenerator } from './text-subject.ts';

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

const priceText: GenerateText = ({ random }) =>
  `${random.integer(5, 240)}.${random.pick(['00', '50', '90', '95'])}`;

/** What people write, and what is left over. */
export const remarkTexts: readonly TextGenerator[] = [
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
  [endingIn('price|amount|total|balance|cost|fee|sub_?total|tax|discount'), priceText],
  [/(?:^|_)(?:price|rate|cost|fee|amount)_per_\w+$/, priceText],
  [/name$/, nameOf],
  [endingIn('id|uid'), ({ faker }) => faker().string.alphanumeric({ length: 12, casing: 'lower' })],
];
