import type { Validate } from '../schema/schema-validators.ts';
import { type BodyEditor, createBodyEditor, type JsonContainer } from './body-editor.ts';
import type { FailedRequest, Failure } from './failure.ts';
import { type FillContext, fillMessage, isJsonContainer, maxFillDepth } from './fill-context.ts';
import { fillField } from './fill-field.ts';
import { joinIssues } from './join-issues.ts';
import { namesOtherStatus } from './names-other-status.ts';
import { maxReasonLength, problemResponse } from './problem-details.ts';

/** A valid body, wrapped because `null` is a valid body too. */
export interface ErrorBody {
  readonly body: unknown;
}

/** Writes the body of an error response; absent when no valid one was found. */
export type WriteErrorBody = (
  failure: Failure,
  status: number,
  request?: FailedRequest,
) => ErrorBody | undefined;

/** What is known of the bodies of one declared error response. */
export interface ErrorBodyOptions {
  /** The media type as it is declared. */
  readonly mediaType: string;
  /** Valid bodies to write a reason into, the better ones first; read once for each status. */
  readonly templates: Iterable<unknown>;
  readonly validate: Validate;
  /** Properties that are never changed: the discriminators. */
  readonly fixed: ReadonlySet<string>;
}

/** Prepares the bodies of one declared error response. The template of a status is chosen at its first failure and then reused. */
export function createErrorBody(options: ErrorBodyOptions): WriteErrorBody {
  const { mediaType, templates, validate, fixed } = options;
  const isProblem = /problem\+json/i.test(mediaType);
  const chosen = new Map<number, ErrorBody | 'none'>();

  function fillBody(
    template: unknown,
    failure: Failure,
    status: number,
    request: FailedRequest = {},
  ): { editor: BodyEditor; isFilled: boolean } {
    const editor = createBodyEditor(template, validate);
    const { issues } = failure;
    const fill: FillContext = { editor, status, issues, request, isProblem, isEntry: false, fixed, depth: 0 };
    const isFilled = fillField(fill, editor.root, 'body') || addMessage(editor, failure);
    pruneOptional(fill, editor.root, 0);
    return { editor, isFilled };
  }

  /** A template that takes the reason; one that names no other status, where there is such a one. */
  function chooseAmong(all: Iterable<unknown>, failure: Failure, status: number): ErrorBody | undefined {
    let usable: ErrorBody | undefined;
    for (const template of all) {
      const { editor, isFilled } = fillBody(template, failure, status);
      if (!isFilled) continue;
      if (!namesOtherStatus(editor.root.body, status)) return { body: template };
      usable ??= { body: template };
    }
    return usable;
  }

  /** A template that takes the reason, else the first one. */
  function choose(failure: Failure, status: number): ErrorBody | 'none' {
    const problem = problemResponse(failure, status).body;
    if (validate(problem).length > 0) return chooseAmong(templates, failure, status) ?? firstOf(templates);
    // Where the contract leaves the shape of an error open, an object says more than a bare text.
    return chooseAmong(objectsAmong(templates), failure, status) ?? { body: problem };
  }

  return (failure, status, request) => {
    const template = chosen.get(status) ?? choose(failure, status);
    chosen.set(status, template);
    if (template === 'none') return undefined;
    const { editor } = fillBody(template.body, failure, status, request);
    return editor.isValid() ? { body: editor.root.body } : undefined;
  };
}

function* objectsAmong(templates: Iterable<unknown>): Generator<unknown> {
  for (const template of templates) if (typeof template === 'object' && template !== null) yield template;
}

function firstOf(templates: Iterable<unknown>): ErrorBody | 'none' {
  for (const body of templates) return { body };
  return 'none';
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
