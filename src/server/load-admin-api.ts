import type { AdminApi } from '../http/admin/admin-api.ts';
import { validateRequest } from '../http/middleware/validate.ts';
import { loadOnce } from '../load-once.ts';
import { loadDocument } from '../openapi/load/load-document.ts';
import { operationsOf } from '../openapi/operations.ts';
import { packageFile } from '../openapi/package-file.ts';
import { createPathMatcher } from '../openapi/paths/path-matcher.ts';
import { createSchemaMerger } from '../schema/schema-merger.ts';
import { createValidators } from '../schema/schema-validators.ts';
import { nextTurn } from '../turns.ts';
import { createRequestValidation } from '../validation/request-validation.ts';
import { createResponseValidator } from '../validation/response-validator.ts';

const contract = packageFile('openapi/admin.yaml');

/**
 * The admin API: its contract is loaded as any other is, when it is first needed, and once for all sandboxes of a
 * process, since it is the same for all and holds no state.
 */
export const prepareAdminApi = loadOnce(loadAdminApi);

async function loadAdminApi(): Promise<AdminApi> {
  const { document } = await loadDocument(contract);
  await nextTurn(); // whoever was first to ask waits for it, and nobody else
  const operations = [...operationsOf(document).values()];
  const validators = createValidators(document);
  const { requestSchemas, requestValidator } = createRequestValidation(document, operations, validators);
  await nextTurn();
  await requestValidator.ready();
  return {
    operations,
    matchPath: createPathMatcher(operations),
    mergeSchema: createSchemaMerger(document),
    validate: validateRequest(requestSchemas, requestValidator),
    validateResponse: createResponseValidator(document, validators),
  };
}
