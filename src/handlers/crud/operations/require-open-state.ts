import { SandboxError } from '../../../errors.ts';
import { plainName } from '../../../inference/naming.ts';
import type { ActionRole } from '../../../inference/resource.ts';
import {
  hasEndedFor,
  isLastState,
  isRepeatable,
  refusesState,
  type StateRefusal,
  stateRefusal,
} from '../../../inference/writes/state-refusal.ts';
import { splitWords } from '../../../sample/property-words.ts';
import type { MergedSchema } from '../../../schema/merged-schema.ts';
import type { CrudRequest } from '../crud-request.ts';
import type { Item } from '../stored-item.ts';
import { propertiesOf } from '../values/changed-values.ts';
import { initialFlag } from '../values/initial/initial-flag.ts';
import { enumOf, initialChoice, isState } from '../values/initial/initial-state.ts';

/**
 * Refuses an action on an item that is already where the action leads, or in a state that nothing leaves, where the
 * operation declares a status for that.
 * @param sent what the body sets
 * @throws SandboxError `conflict` or `refused`, with the declared status.
 */
export function requireOpenState(request: CrudRequest<ActionRole>, item: Item, sent: Item): void {
  const { role, crud } = request;
  const refusal = stateRefusal(role.operation);
  const changes = Object.entries(role.changes);
  if (refusal === undefined || role.counter !== undefined || role.toggled !== undefined) return;
  const properties = propertiesOf(crud, role.resource);
  const isThere = ([name, value]: [string, unknown]) =>
    item[name] === value && !isInitial(name, value, properties.get(name));
  if (changes.length > 0 && !isRepeatable(role.verb) && changes.every(isThere))
    throw refused(request, refusal, changes[0]?.[1]);
  const ended = [...properties].find(([name, merged]) => {
    const state = item[name];
    if (typeof state !== 'string' || !isState(name, enumOf(merged))) return false;
    return Object.hasOwn(role.changes, name)
      ? role.changes[name] !== state && (hasEndedFor(state, role.verb) || refusesState(refusal, state))
      : Object.hasOwn(sent, name) && sent[name] !== state && isLastState(state);
  });
  if (ended !== undefined) throw refused(request, refusal, item[ended[0]]);
}

/** Whether a new item may begin with a value, so that nobody need have brought it there. */
function isInitial(name: string, value: unknown, merged: MergedSchema | undefined): boolean {
  if (merged === undefined) return false;
  const about = { name, plain: plainName(name), words: splitWords(name), merged };
  if (typeof value === 'boolean') return (initialFlag(about)?.value ?? false) === value;
  return initialChoice(about, enumOf(merged)) === value;
}

function refused({ role }: CrudRequest<ActionRole>, { status }: StateRefusal, state: unknown): SandboxError {
  const now = typeof state === 'string' ? `it is ${state}` : 'that is done already';
  return new SandboxError(status === 409 ? 'conflict' : 'refused', `${role.verb} is not possible: ${now}`, {
    status,
  });
}
