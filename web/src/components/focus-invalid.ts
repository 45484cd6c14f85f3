/**
 * Moves the focus to the first control of a form whose text cannot be a value, such as an editor with half a text of JSON.
 * @returns whether there is one: what was typed would be lost if the form were sent
 */
export function focusInvalid(form: EventTarget | null): boolean {
  const control = form instanceof HTMLFormElement ? form.querySelector(':is(input, textarea):invalid') : null;
  if (!(control instanceof HTMLElement)) return false;
  control.focus();
  return true;
}
