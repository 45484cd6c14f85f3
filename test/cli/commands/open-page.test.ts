import { describe, expect, it } from 'vitest';
import { isOpened } from '../../../src/cli/commands/open-page.ts';
import { parseConfig } from '../../../src/config/parse-config.ts';

const open = (args: readonly string[], env: Record<string, string> = {}) => {
  const invocation = parseConfig(args, env);
  return invocation.kind === 'serve' ? invocation.open : undefined;
};

describe('the console is opened', () => {
  it.each([
    { args: [], env: {}, isTerminal: true, expected: false },
    { args: ['--open'], env: {}, isTerminal: true, expected: true },
    { args: ['--open'], env: { CI: 'true' }, isTerminal: false, expected: true },
    { args: [], env: { TOGAI_SANDBOX_OPEN: '1' }, isTerminal: true, expected: true },
    { args: [], env: { TOGAI_SANDBOX_OPEN: '1' }, isTerminal: false, expected: false },
    { args: [], env: { TOGAI_SANDBOX_OPEN: '1', CI: '1' }, isTerminal: true, expected: false },
    { args: [], env: { TOGAI_SANDBOX_OPEN: '1', CI: 'false' }, isTerminal: true, expected: true },
    { args: [], env: { TOGAI_SANDBOX_OPEN: 'no' }, isTerminal: true, expected: false },
  ])('$args, $env, on a terminal: $isTerminal: $expected', ({ args, env, isTerminal, expected }) => {
    expect(isOpened(open(args, env) ?? 'never', { isTerminal, env })).toBe(expected);
  });
});
