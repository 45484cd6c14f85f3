import { afterAll, describe, expect, it } from 'vitest';
import { requireRealPath } from '../../../../src/openapi/load/source/read-local-file.ts';
import { contractFolder } from '../../../support/contract-folder.ts';

const folder = contractFolder({ 'docs/openapi.yaml': 'openapi: 3.1.0', 'docs/shop.json': '{}' });
afterAll(folder.remove);

describe('a contract that is not there', () => {
  it.each([
    ['docs/opnapi.yaml', 'docs/openapi.yaml'],
    ['docs/openapi.yml', 'docs/openapi.yaml'],
    ['docs/hsop.json', 'docs/shop.json'],
  ])('%s may mean %s', async (name, meant) => {
    await expect(requireRealPath(folder.path(name))).rejects.toThrow(
      `cannot be read (ENOENT): give the path of an OpenAPI document. Did you mean ${folder.path(meant)}?`,
    );
  });

  it.each(['docs/customers.yaml', 'none/openapi.yaml'])('%s means none of them', async (name) => {
    await expect(requireRealPath(folder.path(name))).rejects.toThrow(
      /give the path of an OpenAPI document\.$/,
    );
  });
});
