/** What the controls are called that the viewer leaves without a name. */
const names: readonly (readonly [selector: string, name: string])[] = [
  ['.servers select', 'Server'],
  ['.operation-filter-input', 'Filter by tag'],
  ['.examples-select-element', 'Example'],
  ['.opblock-section-request-body select', 'Media type'],
  ['textarea.body-param__text', 'Request body'],
  ['button.close-modal', 'Close'],
];

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement | HTMLButtonElement;

const unnamed =
  ':is(input, select, textarea, .close-modal):not([aria-label], [type="submit"], [type="hidden"])';

/** What scrolls must be reachable by keyboard. */
const scrolling = 'pre:not([tabindex])';

/** Gives the controls of the viewer names, and the keyboard what scrolls, whenever it renders some. */
export function nameControls(viewer: HTMLElement): void {
  const apply = () => {
    for (const control of viewer.querySelectorAll<Control>(unnamed)) {
      const name = nameOf(control);
      if (name !== undefined) control.setAttribute('aria-label', name);
    }
    for (const element of viewer.querySelectorAll(scrolling)) element.setAttribute('tabindex', '0');
  };
  new MutationObserver(apply).observe(viewer, { childList: true, subtree: true });
  apply();
}

/** The name of the parameter or property that a control is for, or of its kind; `undefined` where its label says it. */
function nameOf(control: Control): string | undefined {
  const known = names.find(([selector]) => control.matches(selector))?.[1];
  if (known !== undefined || control.labels?.length !== 0) return known;
  const row = control.closest<HTMLElement>('[data-param-name], [data-property-name]');
  return row?.dataset.paramName ?? row?.dataset.propertyName ?? 'Value';
}
