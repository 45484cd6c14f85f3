import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { findFaultKind } from '../../src/engine/policies/faults/parse-fault.ts';
import { createSandbox, type Override, type Sandbox } from '../../src/index.ts';

const page = readFileSync(new URL('../../docs/faults-and-limits.md', import.meta.url), 'utf8');
const contract = fileURLToPath(new URL('../../docs/shop.yaml', import.meta.url));

let sandbox: Sandbox | undefined;
afterEach(() => sandbox?.close());

/** The JavaScript below a heading of the page. */
function codeBelow(heading: string): string {
  return new RegExp(`^## ${heading}\\n.*?\`\`\`js\\n(.*?)\`\`\``, 'ms').exec(page)?.[1] ?? '';
}

/** The rows of the tables of the page whose first cell is code. */
const rows = page.split('\n').filter((line) => /^\| `/.test(line));

/** Runs an example of the page against the shop, whose clock is frozen. */
async function run(heading: string): Promise<void> {
  sandbox = await createSandbox({ contract, clock: '2026-01-01T00:00:00Z' });
  const session = sandbox.session();
  const orders = `${session.url}/orders`;
  const placed = { method: 'POST', body: '{"productId":1,"quantity":1}' };
  const scope = {
    session,
    expect,
    order: () => fetch(orders, { ...placed, headers: { 'Content-Type': 'application/json' } }),
    orders: async () => (await fetch(orders)).json(),
  };
  const example = new Function(...Object.keys(scope), `return (async () => {${codeBelow(heading)}})()`);
  await example(...Object.values(scope));
}

describe('docs/faults-and-limits.md', () => {
  it.each(['Faults on the wire', 'Rate limits'])('has an example of %s that works', async (heading) => {
    expect(codeBelow(heading)).toContain('expect(');
    await run(heading);
  });

  it('has options, and overrides that are the same', async () => {
    const examples = rows.flatMap((row) => {
      const [, text = '', option = '', override = ''] =
        /^\| `--[\w-]+ (\S+)` \| `(\w+)` \| `(.*?)` \|/.exec(row) ?? [];
      return text === ''
        ? []
        : [{ option, text, override: new Function(`return (${override})`)() as Override }];
    });
    expect(examples.map(({ option }) => option)).toEqual(['delay', 'errorRate', 'faultRate', 'rateLimit']);
    sandbox = await createSandbox({
      contract,
      ...Object.fromEntries(examples.map(({ option, text }) => [option, text])),
    });
    const session = sandbox.session();
    const listed = session.overrides.list().map(({ id, hits, matches, ...given }) => given);
    const fault = { kind: 'reset' };
    expect(listed).toEqual(
      examples.map(({ override }) =>
        JSON.stringify(override).includes('"fault"') ? { ...override, respond: { fault } } : override,
      ),
    );
    for (const { override } of examples) session.override(override);
  });

  it('names every fault, and the one that WireMock has for it', () => {
    const faults = rows.flatMap((row) => {
      const [, name = '', other] = /^\| `([\w-]+)` \|[^|]*\| (?:`(\w+)` )?\|$/.exec(row) ?? [];
      return name === '' || name.startsWith('-') ? [] : [{ name, other }];
    });
    expect(faults.map(({ name }) => name)).toEqual([
      'reset',
      'close',
      'garbage',
      'truncate',
      'malformed-chunk',
      'hang',
      'slow',
    ]);
    for (const { name, other = name } of faults) expect(findFaultKind(other)).toBe(name);
  });
});
