import type { Validate } from '../schema/schema-validators.ts';
import { type BodyEditor, createBodyEditor, type JsonContainer } from './body-editor.ts';
import type { Failure } from './failure.ts';
import { type FillContext, fillMessage, isJsonContainer, maxFillDepth } from './fill-context.ts';
import { fillField } from './fill-field.ts';
import { joinIssues } from './join-issues.ts';
import { maxReasonLength, problemResponse } from './problem-details.ts';

/** A valid body, wrapped because `null` is a valid body too. */
export interface ErrorBody {
  readonly body: unknown;
}

/** Writes the body of an error response; absent when no valid one was found. */
export type WriteErrorBody = (failure: Failure, status: number) => ErrorBody | undefined;

/** What is known of the bodies of one declared error response. */
export interface ErrorBodyOptions {
  /** The media type as it is declared. */
  readonly mediaType: string;
  /** Valid bodies to write a reason into, the better ones first. */
  readonly templates: Iterable<unknown>;
  readonly validate: Validate;
  /** Properties that are never changed: the discriminators. */
  readonly fixed: ReadonlySet<string>;
}

/** Prepares the bodies of one declared error response. The template is chosen at the first failure and then reused. */
export function createErrorBody(options: ErrorBodyOptions): WriteErrorBody {
  const { mediaType, templates, validate, fixed } = options;
  const isProblem = /problem\+json/i.test(mediaType);
  let chosen: ErrorBody | 'none' | undefined;

  function fillBody(
    template: unknown,
    failure: Failure,
    status: number,
  ): { editor: BodyEditor; isFilled: boolean } {
    const editor = createBodyEditor(template, validate);
    const { issues } = failure;
    const fill: FillContext = { editor, status, issues, isProblem, isEntry: false, fixed, depth: 0 };
    const isFilled = fillField(fill, editor.root, 'body') || addMessage(editor, failure);
    pruneOptional(fill, editor.root, 0);
    return { editor, isFilled };
  }

  /** The first template that takes the reason, else the first template. */
  function choose(failure: Failure, status: number): ErrorBody | 'none' {
    const problem = problemResponse(failure, status).body;
    const allowsProblem = validate(problem).length === 0;
    let first: ErrorBody | undefined;
    for (const template of templates) {
      // Where the contract leaves the shape of an error open, an object says more than a bare text.
      if (allowsProblem && (typeof template !== 'object' || template === null)) continue;
      first ??= { body: template };
      if (fillBody(template, failure, status).isFilled) return { body: template };
    }
    return allowsProblem ? { body: problem } : (first ?? 'none');
  }

  return (failure, status) => {
    chosen ??= choose(failure, status);
    if (chosen === 'none') return undefined;
    const { editor } = fillBody(chosen.body, failure, status);
    return editor.isValid() ? { body: editor.root.body } : undefined;
  };
}

/** Adds a property `message` where the schema declares none for a reason but allows additional properties. */
function addMessage(editor: BodyEditor, { issues }: Failure): boolean {
  const { body } = editor.root;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  const message = joinIssues(issues, maxReasonLength);
  editor.claim([message]);
  return editor.put(editor.root, 'body', [{ ...body, message }]);
}

/**
 * Removes from a body every prose text that the editor did not write: one from an example, or a generated one, would
 * give another reason than the real one. A text that the schema requires is replaced with the reason.
 */
function pruneOptional(fill: FillContext, container: JsonContainer, depth: number): void {
  if (depth > maxFillDepth) return;
  const { editor } = fill;
  for (const key of Object.keys(container)) {
    const value = container[key];
    if (isForeignProse(editor, value)) dropOrReplace(fill, container, key);
    else if (Array.isArray(value) && value.some((entry) => isForeignProse(editor, entry)))
      dropOrEmpty(fill, container, key);
    if (isJsonContainer(container[key])) pruneOptional(fill, container[key], depth + 1);
  }
}

function isForeignProse(editor: BodyEditor, value: unknown): boolean {
  return typeof value === 'string' && /\S\s+\S/.test(value) && !editor.wrote(value);
}

function dropOrReplace(fill: FillContext, container: JsonContainer, key: string): void {
  if (!tryDrop(fill, container, key)) fillMessage(fill, container, key);
}

/** A list of prose texts, such as advice, is removed as a whole. */
function dropOrEmpty(fill: FillContext, container: JsonContainer, key: string): void {
  if (!tryDrop(fill, container, key)) fill.editor.put(container, key, [[]]);
}

function tryDrop({ editor }: FillContext, container: JsonContainer, key: string): boolean {
  return !Array.isArray(container) && key !== 'body' && editor.drop(container, key);
}
