import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('.', import.meta.url));

const commands = join(folder, '../../node_modules/.bin');

/** Runs a test runner the way its users do, and gives what it says. */
function run(command: string, ...args: readonly string[]) {
  const { PATH = '' } = process.env;
  const env = { PATH: `${commands}${delimiter}${PATH}`, NO_COLOR: '1', CI: '1' };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8', env });
  return { status, lines: stdout + stderr };
}

/** A file's text without the comments for our own tools. */
function publishedText(file: string): string {
  return readFileSync(join(folder, file), 'utf8').replaceAll(/^ *\/\/ biome-ignore .*\n/gm, '');
}

describe('docs/testing.md', () => {
  const page = readFileSync(join(folder, '../../docs/testing.md'), 'utf8');

  it.each(['vitest.example.mjs', 'node-test.example.mjs', 'playwright.example.mjs'])(
    'shows %s as it is',
    (file) => {
      expect(page).toContain(`\`\`\`js\n${publishedText(file)}\`\`\``);
    },
  );
});

describe('docs/webhooks.md', () => {
  const page = readFileSync(join(folder, '../../docs/webhooks.md'), 'utf8');

  it.each(['webhooks-vitest.example.mjs', 'webhooks-node-test.example.mjs'])('shows %s as it is', (file) => {
    expect(page).toContain(`\`\`\`js\n${publishedText(file)}\`\`\``);
  });
});

describe('docs/verification.md', () => {
  const page = readFileSync(join(folder, '../../docs/verification.md'), 'utf8');

  it.each(['vitest', 'node-test', 'playwright'])('shows verify-%s.example.mjs as it is', (runner) => {
    expect(page).toContain(`\`\`\`js\n${publishedText(`verify-${runner}.example.mjs`)}\`\`\``);
  });
});

describe('docs/any-failure.md', () => {
  const page = readFileSync(join(folder, '../../docs/any-failure.md'), 'utf8');

  it.each(['vitest', 'node-test', 'playwright'])('shows failures-%s.example.mjs as it is', (runner) => {
    expect(page).toContain(`\`\`\`js\n${publishedText(`failures-${runner}.example.mjs`)}\`\`\``);
  });
});

describe('the example', { timeout: 60_000 }, () => {
  it.each([
    ['for Vitest', ['vitest', 'run', '--root', '.', '--config', 'vitest.config.mjs'], /10 passed/],
    ['for node:test', ['node', '--test', 'node-test.example.mjs'], /# pass 1\n/],
    ['of webhooks for node:test', ['node', '--test', 'webhooks-node-test.example.mjs'], /# pass 1\n/],
    ['of verification for node:test', ['node', '--test', 'verify-node-test.example.mjs'], /# pass 1\n/],
    ['of failures for node:test', ['node', '--test', 'failures-node-test.example.mjs'], /# pass 1\n/],
    ['for Playwright', ['playwright', 'test', '--config', 'playwright.config.mjs'], /4 passed/],
  ])('%s passes', (_, [command = '', ...args], expected) => {
    const { status, lines } = run(command, ...args);
    expect(lines).toMatch(expected);
    expect(status, lines).toBe(0);
  });
});
