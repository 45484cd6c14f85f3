import { expect, it } from 'vitest';
import { contractOf } from '../../support/contract.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';

const showing = (media: object) => ({
  get: { responses: { 200: { description: 'x', content: { 'application/json': media } } } },
});

it.each([
  ['/status', { status: 'ok' }],
  ['/version', { version: '1.0' }],
  ['/count', { count: 5 }],
  ['/ready', { ready: true }],
  ['/stats', { data: 3, total: 9 }],
  ['/users', { users: [{ id: 7, name: 'Ann' }] }],
])('shows the example of %s as it is, where no schema says more', async (path, example) => {
  for (const media of [
    { example },
    { schema: { type: 'object' }, example },
    { examples: { one: { value: example } } },
  ]) {
    const { api } = await contractSandbox(contractOf({ [path]: showing(media) }));
    expect((await api.get(path)).body).toEqual(example);
  }
});
