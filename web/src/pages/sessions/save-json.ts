/** Has the browser save a value as a file of JSON. */
export function saveJson(name: string, value: unknown): void {
  const url = URL.createObjectURL(
    new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: 'application/json' }),
  );
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // The browser has to have read it before it is gone.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
