import { endingIn } from '../property-words.ts';
import { nameOf, pick, thingNamed, thingOf } from './text-parts.ts';
import type { GenerateText, TextGenerator } from './text-subject.ts';

const tag: GenerateText = (subject) => {
  const { tags } = thingOf(subject);
  return tags[subject.index % tags.length] ?? 'new';
};

/** What things are called, and what they belong to. */
export const thingTexts: readonly TextGenerator[] = [
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
];
