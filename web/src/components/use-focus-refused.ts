import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * Moves the focus to the first field of a form that was refused, which may be beyond the screen.
 * @param refusal why, another one each time; absent where nothing was refused
 * @returns a reference for the form
 */
export function useFocusRefused(refusal: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const field = refusal === undefined ? null : form.current?.querySelector('[aria-invalid]');
    if (field instanceof HTMLElement) field.focus();
  }, [refusal]);
  return form;
}
