/** Whether an answer by its declared status is one to a request that succeeds. */
export function isSuccess(status: string): boolean {
  return /^[123](\d\d|XX)$/i.test(status);
}
