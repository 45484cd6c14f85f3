import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/index.ts';
import { contractFolder } from './contract-folder.ts';

/** A sandbox on a free port that serves a contract of a test's own. */
export async function listeningSandbox(document: object, options: SandboxOptions = {}): Promise<Sandbox> {
  const folder = contractFolder({ 'api.json': document });
  try {
    return await createSandbox({ contract: folder.path('api.json'), ...options });
  } finally {
    folder.remove();
  }
}
