import type { Validate } from '../schema/schema-validators.ts';
import { createDraft, type Draft } from './body-editor.ts';
import type { Failure } from './failure.ts';
import type { Telling } from './fill-context.ts';
import { tellAt } from './fill-field.ts';
import { tellFaults } from './join-issues.ts';
import { longestReason, problemReply } from './problem-details.ts';
import { leaveOutOthers } from './prune-optional.ts';

/** A valid body; null is one too, so it comes in a box. */
export interface ErrorBody {
  readonly body: unknown;
}

/** Writes the body of an error; absent when no valid one was found. */
export type WriteErrorBody = (failure: Failure, status: number) => ErrorBody | undefined;

/** What is known of the bodies of one declared answer. */
export interface ErrorBodyParts {
  /** The media type as it is declared. */
  readonly mediaType: string;
  /** Valid bodies to write a reason into, the better ones first. */
  readonly bases: Iterable<unknown>;
  readonly judge: Validate;
  /** Properties that are left as they are. */
  readonly fixed: ReadonlySet<string>;
}

/** Prepares the bodies of one declared answer. The base that a reason fits into is looked for once, and kept. */
export function createErrorBody({ mediaType, bases, judge, fixed }: ErrorBodyParts): WriteErrorBody {
  const isProblem = /problem\+json/i.test(mediaType);
  let chosen: ErrorBody | 'none' | undefined;

  function tellIn(base: unknown, failure: Failure, status: number): { draft: Draft; isTold: boolean } {
    const draft = createDraft(base, judge);
    const { faults } = failure;
    const telling: Telling = { draft, status, faults, isProblem, isEntry: false, fixed, depth: 0 };
    const isTold = tellAt(telling, draft.root, 'body') || addMessage(draft, failure);
    leaveOutOthers(telling);
    return { draft, isTold };
  }

  /** The first base in which the reason can be told, else the first that there is. */
  function choose(failure: Failure, status: number): ErrorBody | 'none' {
    const problem = problemReply(failure, status).body;
    const isOpen = judge(problem).length === 0;
    let first: ErrorBody | undefined;
    for (const base of bases) {
      // Where the contract leaves open what an error is, it is not a bare text.
      if (isOpen && (typeof base !== 'object' || base === null)) continue;
      first ??= { body: base };
      if (tellIn(base, failure, status).isTold) return { body: base };
    }
    return isOpen ? { body: problem } : (first ?? 'none');
  }

  return (failure, status) => {
    chosen ??= choose(failure, status);
    if (chosen === 'none') return undefined;
    const { draft } = tellIn(chosen.body, failure, status);
    return draft.isValid() ? { body: draft.root.body } : undefined;
  };
}

/** A schema that has no place for a reason may yet be open for one. */
function addMessage(draft: Draft, { faults }: Failure): boolean {
  const { body } = draft.root;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  const message = tellFaults(faults, longestReason);
  draft.claim([message]);
  return draft.place(draft.root, 'body', [{ ...body, message }]);
}
