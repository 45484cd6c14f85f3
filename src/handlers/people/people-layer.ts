import type { HandlerLayer } from '../../engine/handler-registry.ts';
import { currentItem } from '../../inference/people/infer-people.ts';
import { isFirstAct } from '../../inference/people/open-acts.ts';
import type { PeopleAct } from '../../inference/people/people-words.ts';
import type { Role } from '../../inference/resource.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { Handler, Next } from '../../operation.ts';
import { arePeople } from '../crud/people/find-person.ts';
import { changePassword } from './change-password.ts';
import { logInByCode, requestCode } from './code-log-in.ts';
import { hideSecrets } from './hide-secrets.ts';
import { logOut, requireLiveToken } from './live-token.ts';
import { logIn } from './log-in.ts';
import type { PeopleLayerOptions, PeopleStep } from './people-step.ts';
import { requestReset, resetPassword, verify } from './recover-access.ts';
import { isForOwner, requireFreeLogin, requireOwnItem } from './require-own-item.ts';
import { signUp } from './sign-up.ts';
import { createTokenPolicy, type TokenPolicy } from './token-policy.ts';
import { showToken } from './token-response.ts';

/**
 * The layer over all others for contracts with people: sign-ups, log-ins, log-outs, and the tokens that they hand out
 * and other operations require. It adds nothing to the operations of other contracts.
 */
export function createPeopleLayer(options: PeopleLayerOptions): HandlerLayer {
  const { document, people, roleOf } = options;
  if (people.acts.size === 0) return () => undefined;
  const policy = createTokenPolicy(document);
  const others = [...(people.otherKinds?.values() ?? [])];
  return (operation) => {
    const act = people.acts.get(operation.id);
    const role = roleOf.get(operation.id);
    const served = {
      operation,
      act,
      role,
      needsToken:
        operation.security.length > 0 &&
        act !== 'login' &&
        act !== 'code-login' &&
        !isFirstAct(people, operation),
      isOfPeople: role !== undefined && arePeople(options.crud, role.resource),
    };
    const steps = stepRules.filter(([, applies]) => applies(served)).map(([step]) => step);
    const resource = people.otherKinds?.get(operation.id) ?? others.find((each) => each === role?.resource);
    const own = resource === undefined ? options : { ...options, people: { ...people, resource } };
    return steps.length === 0 ? undefined : chain(steps, own, policy);
  };
}

/** What decides on the steps of an operation. */
interface ServedOperation {
  readonly operation: Operation;
  readonly act: PeopleAct | undefined;
  readonly role: Role | undefined;
  readonly needsToken: boolean;
  /** Whether it works on the people who are stored. */
  readonly isOfPeople: boolean;
}

/** Which steps an operation takes, from the first to the last. */
const stepRules: readonly (readonly [PeopleStep, (served: ServedOperation) => boolean])[] = [
  [requireLiveToken, ({ needsToken }) => needsToken],
  [logIn, ({ act }) => act === 'login' || act === 'refresh'],
  [logOut, ({ act }) => act === 'logout'],
  [changePassword, ({ act }) => act === 'password-change'],
  [requestReset, ({ act }) => act === 'password-request'],
  [resetPassword, ({ act }) => act === 'password-reset'],
  [requestCode, ({ act }) => act === 'code-request'],
  [logInByCode, ({ act }) => act === 'code-login'],
  [verify, ({ act }) => act === 'verification'],
  [requireOwnItem, ({ operation, role }) => isForOwner(operation, role)],
  [
    requireFreeLogin,
    ({ role, isOfPeople }) => isOfPeople && (role?.kind === 'update' || role?.kind === 'replace'),
  ],
  [
    signUp,
    ({ role, isOfPeople, act }) =>
      role?.kind === 'create' && isOfPeople && act !== 'code-login' && act !== 'code-request',
  ],
  [showToken, ({ role }) => role !== undefined && 'idParameter' in role && role.idParameter === currentItem],
  [hideSecrets, ({ isOfPeople }) => isOfPeople],
];

function chain(steps: readonly PeopleStep[], options: PeopleLayerOptions, policy: TokenPolicy): Handler {
  return (request, context, next) => {
    const all = { ...options, policy, request, context };
    return steps.reduceRight<Next>((rest, step) => () => step(all, rest), next)();
  };
}
