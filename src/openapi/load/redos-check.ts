import { createContext, Script } from 'node:vm';
import { StartupError } from '../../errors.ts';
import { compilePattern } from '../../pattern.ts';
import { pointerOf, walk } from '../walk.ts';

/** How long a pattern may take for its test inputs; a harmless one takes well below a millisecond. */
const timeoutMs = 100;

/** How much processor time all patterns of a contract may take, however busy the machine is. */
const totalTimeoutMs = 5_000;

/** How many patterns are tested together; a slow one is then searched for among them. */
const batchSize = 20;

/** A pattern of the contract, with its first location. */
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
 * Tests each pattern for catastrophic backtracking (ReDoS), with which a single request could block the server.
 * @returns a note for each pattern that JavaScript does not support and that is therefore not checked
 * @throws StartupError for a pattern that takes too long, naming its location.
 */
export async function checkRedos(document: object, file: string): Promise<readonly string[]> {
  const notes: string[] = [];
  const suspects: { pattern: RegExp; location: string }[] = [];
  for (const { source, tokens } of patternsOf(document)) {
    const pattern = compilePattern(source);
    const location = `${file}${pointerOf(tokens)}`;
    if (pattern === undefined)
      notes.push(`${location} is a pattern that JavaScript does not support, so it is not checked.`);
    else if (canBeSlow(source)) suspects.push({ pattern, location });
  }
  if (suspects.length > 0) await probe(suspects);
  return notes;
}

/** A pattern with one quantifier and no alternatives can match a text in one way only. */
function canBeSlow(source: string): boolean {
  const quantifiers = source.match(/[*+{]|[^(]\?/g) ?? [];
  return quantifiers.length > 1 || (quantifiers.length === 1 && source.includes('|'));
}

/** A pattern that might be slow, its location, and the texts to test it with. */
interface Suspect {
  readonly pattern: RegExp;
  readonly location: string;
  readonly texts: readonly string[];
}

async function probe(patterns: readonly Omit<Suspect, 'texts'>[]): Promise<void> {
  const { redosInputs } = await import('./redos-inputs.ts');
  const isFast = createStopwatch();
  const start = process.cpuUsage();
  for (let at = 0; at < patterns.length; at += batchSize) {
    const batch = patterns
      .slice(at, at + batchSize)
      .map((suspect) => ({ ...suspect, texts: redosInputs(suspect.pattern) }));
    const slow = isFast(batch) ? undefined : batch.find((suspect) => !isHarmless(suspect, isFast));
    const isTooMuch = process.cpuUsage(start).user / 1000 > totalTimeoutMs;
    const found = slow ?? (isTooMuch ? batch.at(-1) : undefined);
    if (found !== undefined) {
      throw new StartupError(
        `${found.location} is a pattern with catastrophic backtracking (${found.pattern.source}): ` +
          'rewrite it so that it can match a text in one way only.',
      );
    }
  }
}

/** All texts at once, which is cheap; on a busy machine the time limit holds for each text. */
function isHarmless(suspect: Suspect, isFast: IsFast): boolean {
  return isFast([suspect]) || suspect.texts.every((text) => isFast([{ ...suspect, texts: [text] }]));
}

/** Whether patterns are done with their texts in time. */
type IsFast = (suspects: readonly Pick<Suspect, 'pattern' | 'texts'>[]) => boolean;

/** Runs patterns in a context of their own: only there can a running pattern be stopped. */
function createStopwatch(): IsFast {
  let current: Parameters<IsFast>[0] = [];
  const tryAll = () => {
    for (const { pattern, texts } of current) for (const text of texts) pattern.test(text);
  };
  const context = createContext({ tryAll });
  const script = new Script('tryAll()');
  return (suspects) => {
    current = suspects;
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
