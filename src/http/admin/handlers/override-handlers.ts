import type { BoundOverride } from '../../../engine/policies/overrides/bound-override.ts';
import type { OverrideList } from '../../../engine/policies/overrides/override-list.ts';
import {
  type SerializedOverride,
  serializeOverride,
} from '../../../engine/policies/overrides/serialize-override.ts';
import { SandboxError } from '../../../errors.ts';
import { nameNotFound } from '../../../session/session-names.ts';
import type { AdminHandlers, AdminSchemas } from '../admin-api.ts';

type OverrideOperation =
  | 'listOverrides'
  | 'addOverrides'
  | 'deleteOverrides'
  | 'getOverride'
  | 'replaceOverride'
  | 'deleteOverride';

/** The handlers of a session's overrides. */
export const overrideHandlers = {
  listOverrides: ({ sessionName }, { sessions, overrides }) => {
    const all = overrides.listOf(sessions.use(sessionName)).all();
    return { status: 200, body: { overrides: all.map(serializeOverride).map(toListed) } };
  },

  addOverrides: ({ body, sessionName, sessionPath = '' }, { sessions, overrides, readOverrides }) => {
    const session = sessions.use(sessionName);
    const added = overrides.listOf(session).add(readOverrides(body, session)).map(serializeOverride);
    const [first, ...others] = added;
    const path = first !== undefined && others.length === 0 ? `/${first.id}` : '';
    return {
      status: 201,
      headers: { Location: `${sessionPath}/__admin/overrides${path}` },
      body: { overrides: added.map(toListed) },
    };
  },

  deleteOverrides: ({ sessionName }, { sessions, overrides }) => {
    overrides.listOf(sessions.use(sessionName)).clear();
    return { status: 204 };
  },

  getOverride: ({ params, sessionName }, { sessions, overrides }) => {
    const list = overrides.listOf(sessions.use(sessionName));
    const found = list.get(params.override);
    if (found === undefined) throw noOverride(list, params.override);
    return { status: 200, body: toListed(serializeOverride(found)) };
  },

  replaceOverride: ({ params, body, sessionName }, { sessions, overrides, readOverrides }) => {
    const session = sessions.use(sessionName);
    const list = overrides.listOf(session);
    if (list.get(params.override) === undefined) throw noOverride(list, params.override);
    const replaced = list.replace(params.override, requireOne(readOverrides(body, session)));
    if (replaced === undefined) throw noOverride(list, params.override);
    return { status: 200, body: toListed(serializeOverride(replaced)) };
  },

  deleteOverride: ({ params, sessionName }, { sessions, overrides }) => {
    const list = overrides.listOf(sessions.use(sessionName));
    if (!list.remove(params.override)) throw noOverride(list, params.override);
    return { status: 204 };
  },
} satisfies AdminHandlers<OverrideOperation>;

/** @throws SandboxError `invalid` for a list. */
function requireOne(read: readonly BoundOverride[]): BoundOverride {
  const [first, ...others] = read;
  if (first !== undefined && others.length === 0) return first;
  throw new SandboxError('invalid', 'the override must be one, and is a list: send one override');
}

/** The contract of the admin API describes what is in an override in fewer types than code does. */
function toListed(override: SerializedOverride): AdminSchemas['ListedOverride'] {
  return override as AdminSchemas['ListedOverride'];
}

function noOverride(list: OverrideList, id: string): SandboxError {
  return nameNotFound(
    'override',
    id,
    list.all().map((each) => each.id),
    'POST /__admin/overrides adds one',
  );
}
