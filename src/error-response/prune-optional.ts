import type { BodyEditor, JsonContainer } from './body-editor.ts';
import { type FillContext, fillMessage, isJsonContainer, maxFillDepth } from './fill-context.ts';

/**
 * Leaves out of a draft every sentence that is not ours: one of an example, or one that was made up, would be another
 * reason than the one there is. What must be there tells the reason.
 */
export function pruneOptional(fill: FillContext): void {
  leaveOutIn(fill, fill.editor.root, 0);
}

function leaveOutIn(fill: FillContext, container: JsonContainer, depth: number): void {
  if (depth > maxFillDepth) return;
  const { editor } = fill;
  for (const key of Object.keys(container)) {
    const value = container[key];
    if (isOther(editor, value)) replace(fill, container, key);
    else if (Array.isArray(value) && value.some((one) => isOther(editor, one)))
      emptyList(fill, container, key);
    if (isJsonContainer(container[key])) leaveOutIn(fill, container[key], depth + 1);
  }
}

/** Sentences in a list, such as advice, are left out together. */
function emptyList({ editor }: FillContext, container: JsonContainer, key: string): void {
  if (!Array.isArray(container) && key !== 'body' && editor.drop(container, key)) return;
  editor.put(container, key, [[]]);
}

function isOther(editor: BodyEditor, value: unknown): boolean {
  return typeof value === 'string' && /\S\s+\S/.test(value) && !editor.wrote(value);
}

function replace(fill: FillContext, container: JsonContainer, key: string): void {
  const isLeftOut = !Array.isArray(container) && key !== 'body' && fill.editor.drop(container, key);
  if (!isLeftOut) fillMessage(fill, container, key);
}
