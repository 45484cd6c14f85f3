import type { FailureCode, SandboxError } from '../../errors.ts';
import { tellSome } from '../../state/truncate-list.ts';

/** Why a request was refused, as far as it is kept: a body of a megabyte may have megabytes of faults. */
export interface Refusal {
  readonly code: FailureCode;
  readonly faults: readonly string[];
}

/** How many faults are kept, and how much of each, in characters. */
const most = { faults: 100, length: 500 } as const;

export function keepRefusal({ code, faults }: SandboxError): Refusal {
  return { code, faults: tellSome(faults, most.faults).map(cut) };
}

function cut(fault: string): string {
  if (fault.length <= most.length) return fault;
  // Part of a text would keep all of it in memory.
  return Buffer.from(`${fault.slice(0, most.length)}…`).toString();
}
