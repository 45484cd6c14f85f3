import type { Validate } from '../schema/schema-validators.ts';
import { type BodyEditor, createBodyEditor } from './body-editor.ts';
import type { Failure } from './failure.ts';
import type { FillContext } from './fill-context.ts';
import { fillField } from './fill-field.ts';
import { joinIssues } from './join-issues.ts';
import { maxLengthReason, problemResponse } from './problem-details.ts';
import { pruneOptional } from './prune-optional.ts';

/** A valid body; null is one too, so it comes in a box. */
export interface ErrorBody {
  readonly body: unknown;
}

/** Writes the body of an error; absent when no valid one was found. */
export type WriteErrorBody = (failure: Failure, status: number) => ErrorBody | undefined;

/** What is known of the bodies of one declared answer. */
export interface ErrorBodyOptions {
  /** The media type as it is declared. */
  readonly mediaType: string;
  /** Valid bodies to write a reason into, the better ones first. */
  readonly bases: Iterable<unknown>;
  readonly validate: Validate;
  /** Properties that are left as they are. */
  readonly fixed: ReadonlySet<string>;
}

/** Prepares the bodies of one declared answer. The base that a reason fits into is looked for once, and kept. */
export function createErrorBody({ mediaType, bases, validate, fixed }: ErrorBodyOptions): WriteErrorBody {
  const isProblem = /problem\+json/i.test(mediaType);
  let chosen: ErrorBody | 'none' | undefined;

  function fillBody(
    base: unknown,
    failure: Failure,
    status: number,
  ): { editor: BodyEditor; isFilled: boolean } {
    const editor = createBodyEditor(base, validate);
    const { issues } = failure;
    const fill: FillContext = { editor, status, issues, isProblem, isEntry: false, fixed, depth: 0 };
    const isFilled = fillField(fill, editor.root, 'body') || addMessage(editor, failure);
    pruneOptional(fill);
    return { editor, isFilled };
  }

  /** The first base in which the reason can be told, else the first that there is. */
  function choose(failure: Failure, status: number): ErrorBody | 'none' {
    const problem = problemResponse(failure, status).body;
    const isOpen = validate(problem).length === 0;
    let first: ErrorBody | undefined;
    for (const base of bases) {
      // Where the contract leaves open what an error is, it is not a bare text.
      if (isOpen && (typeof base !== 'object' || base === null)) continue;
      first ??= { body: base };
      if (fillBody(base, failure, status).isFilled) return { body: base };
    }
    return isOpen ? { body: problem } : (first ?? 'none');
  }

  return (failure, status) => {
    chosen ??= choose(failure, status);
    if (chosen === 'none') return undefined;
    const { editor } = fillBody(chosen.body, failure, status);
    return editor.isValid() ? { body: editor.root.body } : undefined;
  };
}

/** A schema that has no place for a reason may yet be open for one. */
function addMessage(editor: BodyEditor, { issues }: Failure): boolean {
  const { body } = editor.root;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  const message = joinIssues(issues, maxLengthReason);
  editor.claim([message]);
  return editor.put(editor.root, 'body', [{ ...body, message }]);
}
