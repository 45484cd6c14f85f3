import { splitWords } from '../sample/property-words.ts';
import type { BodyEditor, JsonContainer } from './body-editor.ts';
import { joinIssues } from './join-issues.ts';
import { maxLengthReason } from './problem-details.ts';

/** What is to be told at a part of an error, and where that part is. */
export interface FillContext {
  readonly editor: BodyEditor;
  readonly status: number;
  readonly issues: readonly string[];
  /** Whether the error follows RFC 9457. */
  readonly isProblem: boolean;
  /** Whether the part is an entry of a list of faults. */
  readonly isEntry: boolean;
  /** Properties that are left as they are. */
  readonly fixed: ReadonlySet<string>;
  readonly depth: number;
}

/** A part of an error goes no deeper than this into what was made up. */
export const maxFillDepth = 8;

/** Puts the reason at a place of a draft, as much of it as fits there. */
export function fillMessage({ editor, issues }: FillContext, container: JsonContainer, key: string): boolean {
  return editor.putText(container, key, (limit) => joinIssues(issues, limit), maxLengthReason);
}

/** Whether a value has no parts. */
export function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

/** Whether a value is an object or a list, either of which holds others by key. */
export function isJsonContainer(value: unknown): value is JsonContainer {
  return !isScalar(value);
}

/** The name of a property in words; an odd one, such as `__proto__`, has none. */
export function wordsOf(key: string): string {
  return key.startsWith('__') ? '' : splitWords(key);
}
