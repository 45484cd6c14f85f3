import type { Next, Reply } from '../../operation.ts';
import { withoutSecrets } from '../echo/fitting-forms.ts';
import type { PeopleRequest } from './people-step.ts';

/** In place of a password that a response has to show. */
const mask = '********';

/** Leaves out of a response what nobody but its owner knows; where the contract requires it, it is masked. */
export async function hideSecrets({ validateResponse, request }: PeopleRequest, next: Next): Promise<Reply> {
  const reply = await next();
  const isValid = (body: unknown) => validateResponse(request.operation, { ...reply, body }).length === 0;
  const forms = [withoutSecrets(reply.body), withoutSecrets(reply.body, mask)];
  const body = reply.body === undefined ? undefined : forms.find(isValid);
  return body === undefined ? reply : { ...reply, body };
}
