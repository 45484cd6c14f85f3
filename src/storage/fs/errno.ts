/** The code of a failure that the operating system reports, such as `ENOSPC`; `undefined` for any other thrown value. */
export function errnoOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  // Node's own codes, such as ERR_INVALID_ARG_TYPE, report bugs in a program.
  return /^E[A-Z0-9]+$/.test(error.code) ? error.code : undefined;
}
