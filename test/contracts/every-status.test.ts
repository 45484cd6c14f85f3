import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadDocument } from '../../src/openapi/load/load-document.ts';
import { type Operation, operationsOf } from '../../src/openapi/operations.ts';
import { createResponseValidator } from '../../src/validation/response-validator.ts';
import { declaredStatuses } from '../support/declared-statuses.ts';
import { sandbox } from '../support/sandbox.ts';
import { createMakeRequest } from '../support/valid-request.ts';

const files = [
  'openapi/togai.yaml',
  ...['buckets', 'library', 'payments', 'projects'].map((name) => `test/contracts/${name}.yaml`),
].map((name) => ({ name, file: fileURLToPath(new URL(`../../${name}`, import.meta.url)) }));

describe.each(files)('every status that $name declares', async ({ file }) => {
  const { document } = await loadDocument(file);
  const operations = operationsOf(document);
  const validateResponse = createResponseValidator(document);
  const makeRequest = createMakeRequest(document);
  const { anonymous, logged } = await sandbox({ contract: file });
  const cases = [...operations.values()].flatMap((operation) =>
    declaredStatuses(operation).map((status) => ({ id: operation.id, status, operation })),
  );

  function ask(operation: Operation, preference: string) {
    const { path, headers, body } = makeRequest(operation);
    const request = anonymous[operation.method as 'get'](path)
      .set({ ...headers, Prefer: preference })
      .redirects(0);
    return body === undefined ? request : request.send(body);
  }

  it.each(cases)('can be forced, and changes nothing: $id, $status', async ({ operation, status }) => {
    const before = await anonymous.get('/__admin/state');
    for (const how of ['', ', dynamic=true', ', seed=7']) {
      const response = await ask(operation, `code=${status}${how}`);
      expect(response.status).toBe(status);
      const body = response.text ? { body: response.body, mediaType: response.type } : {};
      expect(validateResponse(operation, { status, ...body })).toEqual([]);
      expect(response.headers['preference-applied']).toContain(`code=${status}`);
    }
    expect((await anonymous.get('/__admin/state')).body).toEqual(before.body);
    expect(logged.failures).toEqual([]);
  });
});
