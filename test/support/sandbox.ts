import supertest from 'supertest';
import { type AssembledSandbox, assembleSandbox, type SandboxOptions } from '../../src/index.ts';
import { createFixedRuntime, type FixedRuntime } from './fixed-runtime.ts';

/** A sandbox for one test: without a port, in memory, the same in every run. */
export interface TestSandbox extends AssembledSandbox {
  /** Sends requests with a token: `await api.get('/customers')`. */
  readonly api: ReturnType<typeof supertest.agent>;
  /** Sends only the headers that a test sets. */
  readonly anonymous: ReturnType<typeof supertest>;
  readonly runtime: FixedRuntime;
  /** The log: lines of requests, and failures of the sandbox itself. */
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
