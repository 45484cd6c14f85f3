/** Whether a declared status is that of a response to a request that succeeds. */
export function isSuccess(status: string): boolean {
  return /^[123](\d\d|XX)$/i.test(status);
}
