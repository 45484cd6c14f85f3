import type { AST } from '@eslint-community/regexpp';
import { type CharacterTest, createCharacterTest, isOneCharacter } from './character-test.ts';

/** A match whose time grows with the length of the text times the size. */
export interface LinearMatch {
  readonly size: number;
  test(text: string): boolean;
}

/** The most states; counted repetitions are written out, so that `(a{1000}){1000}` has more. */
const maxStates = 20_000;

/** Whether something holds between two characters of a text; made for one text. */
type Condition = (codes: readonly number[]) => (at: number) => boolean;

/** A state of an automaton: it reads a character, tests the place, goes on in several ways, or is the end. */
type State =
  | { readonly kind: 'character'; readonly test: CharacterTest; readonly next: number }
  | { readonly kind: 'condition'; readonly condition: number; readonly next: number }
  | { readonly kind: 'branch'; readonly next: number[] }
  | { readonly kind: 'end' };

/** An automaton; `backward` reads a text from its end. */
interface Automaton {
  readonly states: readonly State[];
  readonly start: number;
  readonly conditions: readonly Condition[];
  readonly isBackward: boolean;
}

class NotLinear extends Error {}

/**
 * Creates the match of a regular expression in linear time: all ways to match are followed at once (Thompson 1968).
 * What looks ahead or behind is an automaton of its own, run once over the text before the pattern is.
 * @returns undefined for a pattern with a back-reference, or with too many states
 */
export function createLinearMatch(tree: AST.Pattern, regExp: RegExp): LinearMatch | undefined {
  try {
    const sizes = { states: 0 };
    const automaton = createAutomaton(tree.alternatives, regExp, false, sizes);
    return {
      size: sizes.states,
      test(text) {
        const codes = codesOf(text, regExp.unicode);
        return run(automaton, codes).some((isEnd) => isEnd === 1);
      },
    };
  } catch (error) {
    if (error instanceof NotLinear) return undefined;
    throw error;
  }
}

function codesOf(text: string, unicode: boolean): readonly number[] {
  return unicode
    ? Array.from(text, (character) => character.codePointAt(0) ?? 0)
    : Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
}

/** @param sizes counts the states of the automaton and of those within it */
function createAutomaton(
  alternatives: readonly AST.Alternative[],
  regExp: RegExp,
  isBackward: boolean,
  sizes: { states: number },
): Automaton {
  const states: State[] = [];
  const conditions: Condition[] = [];

  function add(state: State): number {
    sizes.states += 1;
    if (sizes.states > maxStates) throw new NotLinear();
    return states.push(state) - 1;
  }

  function eitherOf(branches: readonly AST.Alternative[], next: number): number {
    return add({ kind: 'branch', next: branches.map(({ elements }) => sequence(elements, next)) });
  }

  /** Built from its end, since each state knows the next. */
  function sequence(elements: readonly AST.Element[], next: number): number {
    const lastFirst = isBackward ? elements : [...elements].reverse();
    return lastFirst.reduce((after, element) => single(element, after), next);
  }

  function single(element: AST.Element, next: number): number {
    if (isOneCharacter(element)) {
      return add({ kind: 'character', test: createCharacterTest(element, regExp), next });
    }
    switch (element.type) {
      case 'Group':
      case 'CapturingGroup':
        return eitherOf(element.alternatives, next);
      case 'Quantifier':
        return repeated(element, next);
      case 'Assertion':
        conditions.push(conditionOf(element, regExp, sizes));
        return add({ kind: 'condition', condition: conditions.length - 1, next });
      case 'Backreference':
        throw new NotLinear();
    }
  }

  function repeated({ element, min, max }: AST.Quantifier, next: number): number {
    let entry = next;
    if (max === Infinity) {
      const ways = [next];
      entry = add({ kind: 'branch', next: ways });
      ways.push(single(element, entry));
    } else {
      for (let i = min; i < max; i++) entry = add({ kind: 'branch', next: [next, single(element, entry)] });
    }
    for (let i = 0; i < min; i++) entry = single(element, entry);
    return entry;
  }

  const start = eitherOf(alternatives, add({ kind: 'end' }));
  return { states, start, conditions, isBackward };
}

function conditionOf(assertion: AST.Assertion, regExp: RegExp, sizes: { states: number }): Condition {
  if (assertion.kind === 'word') return (codes) => (at) => isWordEdge(codes, at) !== assertion.negate;
  // What looks ahead from a place is what, read from the end, is matched up to that place.
  if (!('alternatives' in assertion)) return edge(assertion.kind, regExp.multiline);
  const inner = createAutomaton(assertion.alternatives, regExp, assertion.kind === 'lookahead', sizes);
  return (codes) => {
    const holds = run(inner, codes);
    return (at) => (holds[at] === 1) !== assertion.negate;
  };
}

function edge(kind: 'start' | 'end', isMultiline: boolean): Condition {
  return (codes) => (at) => {
    if (at === (kind === 'start' ? 0 : codes.length)) return true;
    return isMultiline && [10, 13, 0x2028, 0x2029].includes(codes[kind === 'start' ? at - 1 : at] ?? 0);
  };
}

function isWordEdge(codes: readonly number[], at: number): boolean {
  return isWord(codes[at - 1]) !== isWord(codes[at]);
}

function isWord(code: number | undefined): boolean {
  return code !== undefined && /\w/.test(String.fromCodePoint(code));
}

/** The places where a match ends that began anywhere; for a backward one, those where it begins. */
function run(automaton: Automaton, codes: readonly number[]): Uint8Array {
  const { states, start, isBackward } = automaton;
  const ends = new Uint8Array(codes.length + 1);
  const follow = createFollow(automaton, codes, ends);
  let current: number[] = [];
  for (let step = 0; step <= codes.length; step++) {
    const at = isBackward ? codes.length - step : step;
    const after = isBackward ? at - 1 : at + 1;
    follow(start, at, current);
    const code = codes[Math.min(at, after)];
    const reading = code === undefined ? [] : current.map((index) => states[index]);
    current = [];
    for (const state of reading) {
      if (code !== undefined && state?.kind === 'character' && state.test(code))
        follow(state.next, after, current);
    }
  }
  return ends;
}

/** Creates the step that adds the states which read a character and are reached from one without reading any. */
function createFollow({ states, conditions }: Automaton, codes: readonly number[], ends: Uint8Array) {
  const holds = conditions.map((condition) => condition(codes));
  const reachedAt = new Int32Array(states.length).fill(-1);

  function nextOf(state: State, at: number): readonly number[] {
    if (state.kind === 'branch') return state.next;
    return state.kind === 'condition' && holds[state.condition]?.(at) ? [state.next] : [];
  }

  return (from: number, at: number, into: number[]): void => {
    const waiting = [from];
    for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
      const state = states[index];
      if (state === undefined || reachedAt[index] === at) continue;
      reachedAt[index] = at;
      if (state.kind === 'character') into.push(index);
      else if (state.kind === 'end') ends[at] = 1;
      else waiting.push(...nextOf(state, at));
    }
  };
}
