import { runInNewContext } from 'node:vm';
import { StartupError } from '../errors.ts';
import { patternOf } from './schema/pattern-of.ts';
import { pointerOf, walk } from './walk.ts';

/** How long a pattern may take over a probe, in milliseconds; a harmless one takes well below one. */
const patience = 100;

/** How long all patterns of a contract may take, in milliseconds. */
const totalPatience = 5_000;

/** A pattern of the contract, by the place where it first stands. */
export interface PlacedPattern {
  readonly source: string;
  readonly tokens: readonly string[];
}

/** Every distinct `pattern` and `patternProperties` key of a document. */
function patternsOf(document: object): readonly PlacedPattern[] {
  const found = new Map<string, PlacedPattern>();
  const note = (source: unknown, tokens: readonly string[]) => {
    if (typeof source === 'string' && !found.has(source)) found.set(source, { source, tokens: [...tokens] });
  };
  walk(document, (node, tokens) => {
    if (Object.hasOwn(node, 'pattern')) note(node.pattern, [...tokens, 'pattern']);
    if (typeof node.patternProperties !== 'object' || node.patternProperties === null) return;
    for (const key of Object.keys(node.patternProperties)) note(key, [...tokens, 'patternProperties', key]);
  });
  return [...found.values()];
}

/**
 * Tries each pattern on texts that a bad one takes for ever to refuse: what a client sends would stop the server.
 * @returns a note for each pattern that JavaScript lacks and that is therefore not checked
 * @throws StartupError for one that takes too long, naming its place.
 */
export async function probePatterns(document: object, file: string): Promise<readonly string[]> {
  const notes: string[] = [];
  const suspects: { pattern: RegExp; place: string }[] = [];
  for (const { source, tokens } of patternsOf(document)) {
    const pattern = patternOf(source);
    const place = `${file}${pointerOf(tokens)}`;
    if (pattern === undefined)
      notes.push(`${place} is a pattern that JavaScript lacks, so it is not checked.`);
    else if (canBeSlow(source)) suspects.push({ pattern, place });
  }
  if (suspects.length > 0) await probe(suspects);
  return notes;
}

/** A pattern with one quantifier and no choice has one way to read a text. */
function canBeSlow(source: string): boolean {
  const quantifiers = source.match(/[*+{]|[^(]\?/g) ?? [];
  return quantifiers.length > 1 || (quantifiers.length === 1 && source.includes('|'));
}

async function probe(suspects: readonly { pattern: RegExp; place: string }[]): Promise<void> {
  const { attackTexts } = await import('./attack-texts.ts');
  const deadline = performance.now() + totalPatience;
  for (const { pattern, place } of suspects) {
    const texts = attackTexts(pattern);
    // All at once is cheap; on a machine that is busy, the time counts for one text.
    const isHarmless = isSwift(pattern, texts) || texts.every((attack) => isSwift(pattern, [attack]));
    if (!isHarmless || performance.now() > deadline) {
      throw new StartupError(
        `${place} is a pattern that some texts take for ever to check (${pattern.source}): ` +
          'write it so that there is one way only to read a text.',
      );
    }
  }
}

/** Runs in a context of its own because only there a running pattern can be stopped. */
function isSwift(pattern: RegExp, texts: readonly string[]): boolean {
  const tryAll = () => {
    for (const text of texts) pattern.test(text);
  };
  try {
    runInNewContext('tryAll()', { tryAll }, { timeout: patience });
    return true;
  } catch (error) {
    if (isTimeout(error)) return false;
    throw error;
  }
}

/** The error comes from the other context, whose `Error` is not ours. */
function isTimeout(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}
