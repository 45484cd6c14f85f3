import { ownerWords, splitWords } from '../property-words.ts';
import type { SampleContext, SampleLocation } from '../sample-context.ts';
import type { TextSubject } from './string-by-name.ts';

/** What a text at a location of the value is generated for. */
export function textSubject(context: SampleContext, location: SampleLocation): TextSubject {
  const { name, owner, profile, random, index } = location;
  return {
    ...{ profile, random, index: index ?? 0, isElement: index !== undefined },
    words: splitWords(name),
    owner: ownerWords(owner),
    faker: () => context.faker(random),
  };
}
