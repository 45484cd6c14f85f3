import { splitWords } from '../sample/property-words.ts';
import type { BodyEditor, JsonContainer } from './body-editor.ts';
import type { FailedRequest } from './failure.ts';
import { joinIssues } from './join-issues.ts';
import { maxReasonLength } from './problem-details.ts';

/** What is written into one part of an error body. */
export interface FillContext {
  readonly editor: BodyEditor;
  readonly status: number;
  readonly issues: readonly string[];
  /** The request that failed; without path and time where those are unknown. */
  readonly request: FailedRequest;
  /** Whether the body is problem details (RFC 9457). */
  readonly isProblem: boolean;
  /** Whether the part is an entry of a list of issues. */
  readonly isEntry: boolean;
  /** Properties that are never changed. */
  readonly fixed: ReadonlySet<string>;
  readonly depth: number;
}

/** How many levels of a template are filled at most. */
export const maxFillDepth = 8;

/** Writes the reason into a property, as much of it as fits there; false when nothing fits. */
export function fillMessage({ editor, issues }: FillContext, container: JsonContainer, key: string): boolean {
  return editor.putText(container, key, (limit) => joinIssues(issues, limit), maxReasonLength);
}

/** Whether a value is neither an object nor an array. */
export function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

/** Whether a value is an object or an array. */
export function isJsonContainer(value: unknown): value is JsonContainer {
  return !isScalar(value);
}

/** A property name as words in snake case; the empty string for one such as `__proto__`, which has no role. */
export function fieldWords(key: string): string {
  return key.startsWith('__') ? '' : splitWords(key);
}
