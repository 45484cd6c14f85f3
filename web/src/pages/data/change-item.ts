import type { AdminSchema } from '../../api/admin-types.ts';
import type { Client } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { buildRequest, emptyPathParameters, type RequestInput } from '../../request/build-request.ts';
import { initialInput } from '../../request/initial-input.ts';
import { missingParameters, noIssues, type PlacedIssues, placeIssues } from '../../request/issue-places.ts';
import { sendRequest } from '../../request/send-request.ts';

/** Why a change was refused; absent where it was made. */
export interface Refusal {
  readonly message: string;
  readonly issues: PlacedIssues;
}

/**
 * Makes a change by an operation of the API, so that its rules hold.
 * @throws Problem when the sandbox cannot be reached.
 */
export async function changeByOperation(
  client: Client,
  details: AdminSchema<'OperationDetails'>,
  input: Partial<RequestInput>,
): Promise<Refusal | undefined> {
  const initial = initialInput(details, client.token);
  const parameters = { ...initial.parameters, ...input.parameters };
  const filled = { ...initial, ...input, parameters };
  const missing = emptyPathParameters(details, filled);
  if (missing.length > 0)
    return { message: 'An id in the path is missing.', issues: missingParameters(missing) };
  const request = buildRequest(client.root, details, filled);
  const { received, issues } = await sendRequest(client, request);
  if (received.status < 400) return undefined;
  const isKnown = issues.body.size + issues.parameters.size + issues.others.length > 0;
  const reason = isKnown ? '' : `: ${received.text.slice(0, 300)}`;
  return { message: `${details.method} ${details.path} responded with ${received.status}${reason}`, issues };
}

/**
 * Makes a change by the admin API, where the contract has no operation for it.
 * @throws Problem when the sandbox cannot be reached, or fails.
 */
export async function changeByAdmin(change: () => Promise<unknown>): Promise<Refusal | undefined> {
  try {
    await change();
    return undefined;
  } catch (error) {
    if (!(error instanceof Problem) || error.status < 400 || error.status > 499) throw error;
    const issues = error.issues.length > 0 ? placeIssues(error.issues) : placeIssues([error.message]);
    const isPlaced = issues.body.size > 0;
    return {
      message: isPlaced ? 'The item is not valid.' : error.message,
      issues: isPlaced ? issues : noIssues,
    };
  }
}
