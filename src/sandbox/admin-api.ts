import { fileURLToPath } from 'node:url';
import { createReplyCheck } from '../contract/check-reply.ts';
import { loadContract } from '../contract/load.ts';
import { createPathMatch } from '../contract/match.ts';
import { operationsOf } from '../contract/operations.ts';
import { validatorView } from '../contract/validator-view.ts';
import { createValidators } from '../contract/validators.ts';
import type { AdminApi } from '../http/admin/admin-call.ts';
import { createValidation } from '../http/validate.ts';

const contract = fileURLToPath(new URL('../../openapi/admin.yaml', import.meta.url));

/** Takes in the contract of the admin API, as any other is taken in. */
export async function prepareAdminApi(): Promise<AdminApi> {
  const { document } = await loadContract(contract);
  const operations = [...operationsOf(document).values()];
  const validators = createValidators(document);
  const validation = createValidation(validatorView(document, operations, validators));
  await validation.ready();
  return {
    operations,
    matchPath: createPathMatch(operations),
    validate: validation.step,
    checkReply: createReplyCheck(document, validators),
  };
}
