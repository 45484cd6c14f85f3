import { rememberTexts } from '../../remember-texts.ts';
import { singular } from '../property-words.ts';
import { devices, medicines, pets, plants, vehicles, workouts } from './beings.ts';
import { events, jobs, plans, projects, services, tasks } from './business.ts';
import { food, goods } from './goods.ts';
import { labelThemes } from './labels.ts';
import { rooms, trips, venues } from './places.ts';
import type { Theme } from './theme.ts';
import { articles, bands, books, courses, films, music, pictures } from './works.ts';

const themes: readonly Theme[] = [
  ...[goods, food, rooms, venues, trips, books, films, music, bands, articles, courses, pictures],
  ...[tasks, projects, events, services, plans, jobs],
  ...[pets, vehicles, devices, medicines, workouts, plants],
  ...labelThemes,
];

/** Themes by each of their words; the first theme that has a word counts. */
const byWord = new Map<string, Theme>();
for (const theme of themes) {
  for (const word of theme.owners) if (!byWord.has(word)) byWord.set(word, theme);
}

/** For things that no table knows. */
export const generalTheme: Theme = {
  owners: [],
  groups: [
    {
      category: 'General',
      first: [
        'Northern',
        'Silver',
        'Open',
        'Quiet',
        'Bright',
        'Golden',
        'Early',
        'Little',
        'Second',
        'Summer',
      ],
      second: [
        'Harbour',
        'Lantern',
        'Meadow',
        'Bridge',
        'Compass',
        'Orchard',
        'Signal',
        'Garden',
        'Willow',
        'Anchor',
      ],
      about: [
        'Added at the request of several customers.',
        'Checked last week, and in good order.',
        'Used every day by the team.',
        'Small, simple and easy to explain.',
        'Will be looked at again in spring.',
      ],
      tags: ['new', 'featured', 'popular', 'seasonal', 'local'],
    },
  ],
};

/** Words that say little beside another: a todo item is a todo. */
const weak = new Set(
  'item part unit list entry line slot place space title request report content media post page record'.split(
    ' ',
  ),
);

/**
 * The theme of a resource or a schema, by the last words of its name that a theme has: `menu_item` before `item`, and
 * `todo` before `item`.
 * @param owner in snake case
 */
export const findTheme = rememberTexts((owner: string): Theme | undefined => {
  const parts = owner
    .split('_')
    .map(singular)
    .filter((part) => part !== '');
  return themeIn(parts, (word) => !weak.has(word)) ?? themeIn(parts, () => true);
});

function themeIn(parts: readonly string[], isMeant: (word: string) => boolean): Theme | undefined {
  for (let end = parts.length; end > 0; end--) {
    for (let start = 0; start < end; start++) {
      const word = parts.slice(start, end).join('_');
      const theme = isMeant(word) ? byWord.get(word) : undefined;
      if (theme !== undefined) return theme;
    }
  }
  return undefined;
}
