import type { ValueRule } from '../missing-property.ts';
import { ageByBirthday } from './age.ts';
import { portionValue } from './portions.ts';
import { spanEnd, spanLength } from './span-values.ts';
import { textFigure } from './text-figures.ts';

/** The rules for numbers, times and flags that follow from what else an item says of itself. */
export const ownFigures: readonly ValueRule[] = [
  spanLength,
  spanEnd,
  ageByBirthday,
  portionValue,
  textFigure,
];
