import { debuglog } from 'node:util';

/**
 * The debug channels of the sandbox, on standard error. `NODE_DEBUG=togai-sandbox:validation` turns one on,
 * `NODE_DEBUG='togai-sandbox:*'` all of them. Off, they must cost nothing: ask `enabled` before making a message.
 * @example if (debugQuery.enabled) debugQuery('%s uses the index of %s', operation.id, field);
 */

/** Why an operation is inferred to play its role, or to play none. */
export const debugInference = debuglog('togai-sandbox:inference');

/** How a list is read: which index is used, which are rejected, and how many filters are checked row by row. */
export const debugQuery = debuglog('togai-sandbox:query');

/** Why a request is refused, and by which schema. */
export const debugValidation = debuglog('togai-sandbox:validation');
