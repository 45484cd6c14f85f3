import type { Draft, Holder } from './body-editor.ts';
import { deepestPart, isHolder, placeReason, type Telling } from './fill-context.ts';

/**
 * Leaves out of a draft every sentence that is not ours: one of an example, or one that was made up, would be another
 * reason than the one there is. What must be there tells the reason.
 */
export function leaveOutOthers(telling: Telling): void {
  leaveOutIn(telling, telling.draft.root, 0);
}

function leaveOutIn(telling: Telling, holder: Holder, depth: number): void {
  if (depth > deepestPart) return;
  const { draft } = telling;
  for (const key of Object.keys(holder)) {
    const value = holder[key];
    if (isOther(draft, value)) replace(telling, holder, key);
    else if (Array.isArray(value) && value.some((one) => isOther(draft, one)))
      emptyList(telling, holder, key);
    if (isHolder(holder[key])) leaveOutIn(telling, holder[key], depth + 1);
  }
}

/** Sentences in a list, such as advice, are left out together. */
function emptyList({ draft }: Telling, holder: Holder, key: string): void {
  if (!Array.isArray(holder) && key !== 'body' && draft.drop(holder, key)) return;
  draft.place(holder, key, [[]]);
}

function isOther(draft: Draft, value: unknown): boolean {
  return typeof value === 'string' && /\S\s+\S/.test(value) && !draft.wrote(value);
}

function replace(telling: Telling, holder: Holder, key: string): void {
  const isLeftOut = !Array.isArray(holder) && key !== 'body' && telling.draft.drop(holder, key);
  if (!isLeftOut) placeReason(telling, holder, key);
}
