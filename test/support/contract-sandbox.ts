import type { SandboxOptions } from '../../src/index.ts';
import { contractFolder } from './contract-folder.ts';
import { sandbox, type TestSandbox } from './sandbox.ts';

/** A sandbox that serves a contract of a test's own. */
export async function contractSandbox(document: object, options: SandboxOptions = {}): Promise<TestSandbox> {
  const folder = contractFolder({ 'api.json': document });
  try {
    return await sandbox({ contract: folder.path('api.json'), ...options });
  } finally {
    folder.remove();
  }
}
