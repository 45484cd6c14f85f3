import { createBodyShapes } from '../../codecs/declared-content.ts';
import type { Execute } from '../../engine/execute.ts';
import { createCheckHeaders } from '../../engine/policies/overrides/check-headers.ts';
import { createOverrideResponder } from '../../engine/policies/overrides/override-responder.ts';
import { createPatchBody } from '../../engine/policies/overrides/patch-body.ts';
import { createReadOverrides } from '../../engine/policies/overrides/read-overrides.ts';
import type { ErrorResponseFor } from '../../error-response/error-response.ts';
import { createForcedResponder } from '../../handlers/examples/forced-responder.ts';
import type { Contract } from '../read-contract.ts';

/** What makes forced responses, and reads, checks and carries out overrides, for one contract. */
export type PreparedOverrides = ReturnType<typeof prepareOverrides>;

/** @param strict whether failures that the contract does not declare are refused */
export function prepareOverrides(
  contract: Contract,
  execute: Execute,
  errorResponseFor: ErrorResponseFor,
  strict: boolean,
) {
  const { document, mergeSchema, validators } = contract;
  const forcedResponder = createForcedResponder({ ...contract, errorResponseFor, strict });
  const shapeOf = createBodyShapes(mergeSchema);
  const patchBody = createPatchBody(shapeOf, mergeSchema);
  const checkHeaders = createCheckHeaders(document, validators);
  return {
    shapeOf,
    forcedResponder,
    overrideResponder: createOverrideResponder({ ...contract, execute, forcedResponder, patchBody }),
    readOverrides: createReadOverrides({ ...contract, forcedResponder, patchBody, checkHeaders, strict }),
  };
}
