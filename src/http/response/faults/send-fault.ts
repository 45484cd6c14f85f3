import type { Response } from 'express';
import type { Fault, FaultKind } from '../../../engine/policies/faults/fault.ts';
import type { PendingBody } from '../pending-body.ts';
import { connectionFaults, type FaultContext } from './connection-faults.ts';
import { responseFaults } from './response-faults.ts';

/**
 * Carries a fault out on the connection of a response, and records it before that.
 * @param begin does what there is to do before, and sets the head of the response where the fault lets some of it through
 */
export async function sendFault(
  res: Response,
  fault: Fault,
  context: FaultContext,
  begin: () => Promise<PendingBody>,
): Promise<void> {
  const { kind } = fault;
  const body = await begin();
  res.locals.fault = kind;
  try {
    if (isConnectionFault(kind)) {
      res.locals.record?.(undefined);
      await connectionFaults[kind](res, context);
    } else {
      res.locals.record?.(body.text);
      await responseFaults[kind](res, body, fault, context);
    }
  } finally {
    body.close?.();
  }
}

function isConnectionFault(kind: FaultKind): kind is keyof typeof connectionFaults {
  return Object.hasOwn(connectionFaults, kind);
}
