import { plainText } from '../../json.ts';
import type { MergedSchema } from '../../schema/merged-schema.ts';
import { plainName } from '../naming.ts';
import type { ValueWords } from './filter.ts';

/** The words of a filter for every row, where the property has no such value; a new one is a word more. */
export const everythingWords: readonly string[] = ['all', 'any', '*', 'both', 'everything'];

/** The words of a filter for the rows without a value, where the property has no such value. */
export const absentWords: readonly string[] = ['none', 'null', 'unset', 'missing'];

/**
 * Infers which values of a parameter are no values of the property that it filters by. A value in the parameter's enum
 * that the property's lacks is no filter: `all` beside `open` and `closed`. Without an enum, only the known words are,
 * where the property cannot have them.
 */
export function inferValueWords(property: MergedSchema, parameter: MergedSchema): ValueWords {
  const own = valuesOf(property);
  const sent = parameter.keywords.enum === undefined ? undefined : valuesOf(parameter);
  const admits = (text: string) => (own === undefined ? isFreeText(property) : own.includes(text));
  const spelling = (text: string) => own?.find((value) => plainName(value) === plainName(text));
  const foreign = (sent ?? [...everythingWords, ...absentWords]).filter((text) =>
    own === undefined && sent !== undefined ? isWord(text) : text === '*' || !admits(text),
  );
  const words = foreign.filter((text) => plainName(text) === '' || spelling(text) === undefined);
  return {
    everything: words.filter((text) => !absentWords.includes(text.toLowerCase())),
    absent: words.filter((text) => absentWords.includes(text.toLowerCase())),
    spellings: Object.fromEntries(
      foreign.flatMap((text) => {
        const spelled = words.includes(text) ? undefined : spelling(text);
        return spelled === undefined ? [] : [[text, spelled]];
      }),
    ),
  };
}

function isWord(text: string): boolean {
  return [...everythingWords, ...absentWords].includes(text.toLowerCase());
}

/** The values that a schema lists, as texts; undefined for one that lists none. */
function valuesOf({ types, keywords }: MergedSchema): readonly string[] | undefined {
  if (Array.isArray(keywords.enum)) return keywords.enum.filter((value) => value !== null).map(plainText);
  return types.size === 1 && types.has('boolean') ? ['true', 'false'] : undefined;
}

/** Whether a value may be any text. */
function isFreeText({ types, keywords }: MergedSchema): boolean {
  return (types.size === 0 || types.has('string')) && keywords.format === undefined;
}
