import supertest from 'supertest';
import { type AssembledSandbox, assembleSandbox, type SandboxOptions } from '../../src/index.ts';
import { createFixedRuntime, type FixedRuntime } from './fixed-runtime.ts';

/** A sandbox of a test's own: no port of its own, in memory, the same in every run. */
export interface TestSandbox extends AssembledSandbox {
  /** Asks the sandbox as a client with a token would: `await api.get('/customers')`. */
  readonly api: ReturnType<typeof supertest.agent>;
  /** Asks it with no header that the test does not set. */
  readonly anonymous: ReturnType<typeof supertest>;
  readonly runtime: FixedRuntime;
  /** What was logged: lines of requests, and failures of the sandbox itself. */
  readonly logged: { readonly requests: string[]; readonly failures: string[] };
}

export async function sandbox(options: SandboxOptions = {}): Promise<TestSandbox> {
  const runtime = createFixedRuntime();
  const logged = { requests: [] as string[], failures: [] as string[] };
  const assembled = await assembleSandbox({
    runtime,
    log: {
      request: (line) => void logged.requests.push(line),
      failure: (text) => void logged.failures.push(text),
    },
    ...options,
  });
  const api = supertest.agent(assembled.app).set('Authorization', 'Bearer test');
  return { ...assembled, api, anonymous: supertest(assembled.app), runtime, logged };
}
