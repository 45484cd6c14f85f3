import type { Call } from '../../../operation.ts';
import { isItem } from '../items/fill-defaults.ts';

/** A call that asks for rows, with what its body asks for among what its query does. */
export function askedCall(call: Call, { isAskedInBody = false }: { readonly isAskedInBody?: boolean }): Call {
  return isAskedInBody && isItem(call.body) ? { ...call, query: { ...call.query, ...call.body } } : call;
}
