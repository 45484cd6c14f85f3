/** How much a harness does, as `npm run test:harness` says it in the environment. */
export function sizeOf(
  name:
    | 'KILL_ROUNDS'
    | 'CUT_STATES'
    | 'DAMAGED_STATES'
    | 'FAULT_RUNS'
    | 'FUZZED_REQUESTS'
    | 'GROWTH_MB'
    | 'LOCK_ROUNDS'
    | 'SESSION_ROUNDS'
    | 'SLOW_SECONDS'
    | 'SOAK_SECONDS'
    | 'STALL_MS'
    | 'STALL_ROWS'
    | 'UPLOAD_ROUNDS',
): number {
  const text = process.env[`HARNESS_${name}`];
  if (text === undefined || !/^\d+$/.test(text)) {
    throw new Error(`HARNESS_${name} is not a whole number: run the harnesses with npm run test:harness`);
  }
  return Number(text);
}
