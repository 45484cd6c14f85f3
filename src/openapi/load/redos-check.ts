import { createContext, Script } from 'node:vm';
import { StartupError } from '../../errors.ts';
import { compilePattern } from '../../pattern.ts';
import { pointerOf, walk } from '../walk.ts';

/** How long a pattern may take over a probe, in milliseconds; a harmless one takes well below one. */
const timeoutMs = 100;

/** How long the processor may work on all patterns of a contract, in milliseconds, however busy the machine is. */
const totalTimeoutMs = 5_000;

/** How many patterns are tried together: one that is not harmless is then looked for among them. */
const batchSize = 20;

/** A pattern of the contract, by the place where it first stands. */
export interface LocatedPattern {
  readonly source: string;
  readonly tokens: readonly string[];
}

/** Every distinct `pattern` and `patternProperties` key of a document. */
function patternsOf(document: object): readonly LocatedPattern[] {
  const found = new Map<string, LocatedPattern>();
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
export async function checkRedos(document: object, file: string): Promise<readonly string[]> {
  const notes: string[] = [];
  const suspects: { pattern: RegExp; location: string }[] = [];
  for (const { source, tokens } of patternsOf(document)) {
    const pattern = compilePattern(source);
    const location = `${file}${pointerOf(tokens)}`;
    if (pattern === undefined)
      notes.push(`${location} is a pattern that JavaScript lacks, so it is not checked.`);
    else if (canBeSlow(source)) suspects.push({ pattern, location });
  }
  if (suspects.length > 0) await probe(suspects);
  return notes;
}

/** A pattern with one quantifier and no choice has one way to read a text. */
function canBeSlow(source: string): boolean {
  const quantifiers = source.match(/[*+{]|[^(]\?/g) ?? [];
  return quantifiers.length > 1 || (quantifiers.length === 1 && source.includes('|'));
}

/** A pattern that might be slow, where it stands, and the texts that it is tried on. */
interface Suspect {
  readonly pattern: RegExp;
  readonly location: string;
  readonly texts: readonly string[];
}

async function probe(patterns: readonly Omit<Suspect, 'texts'>[]): Promise<void> {
  const { redosInputs } = await import('./redos-inputs.ts');
  const isSwift = createStopwatch();
  const start = process.cpuUsage();
  for (let at = 0; at < patterns.length; at += batchSize) {
    const batch = patterns
      .slice(at, at + batchSize)
      .map((suspect) => ({ ...suspect, texts: redosInputs(suspect.pattern) }));
    const slow = isSwift(batch) ? undefined : batch.find((suspect) => !isHarmless(suspect, isSwift));
    const isTooMuch = process.cpuUsage(start).user / 1000 > totalTimeoutMs;
    const found = slow ?? (isTooMuch ? batch.at(-1) : undefined);
    if (found !== undefined) {
      throw new StartupError(
        `${found.location} is a pattern that some texts take for ever to check (${found.pattern.source}): ` +
          'write it so that there is one way only to read a text.',
      );
    }
  }
}

/** All at once is cheap; on a machine that is busy, the time counts for one text. */
function isHarmless(suspect: Suspect, isSwift: IsSwift): boolean {
  return isSwift([suspect]) || suspect.texts.every((text) => isSwift([{ ...suspect, texts: [text] }]));
}

/** Whether patterns are through with their texts in time. */
type IsSwift = (suspects: readonly Pick<Suspect, 'pattern' | 'texts'>[]) => boolean;

/** Runs patterns in a context of their own because only there a running pattern can be stopped. */
function createStopwatch(): IsSwift {
  let waiting: Parameters<IsSwift>[0] = [];
  const tryAll = () => {
    for (const { pattern, texts } of waiting) for (const text of texts) pattern.test(text);
  };
  const context = createContext({ tryAll });
  const script = new Script('tryAll()');
  return (suspects) => {
    waiting = suspects;
    try {
      script.runInContext(context, { timeout: timeoutMs });
      return true;
    } catch (error) {
      if (isTimeout(error)) return false;
      throw error;
    }
  };
}

/** The error comes from the other context, whose `Error` is not ours. */
function isTimeout(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}
