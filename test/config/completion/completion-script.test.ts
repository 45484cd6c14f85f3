import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandNames, commandTable, shells } from '../../../src/config/commands/command-definition.ts';
import { completionScript } from '../../../src/config/completion/completion-script.ts';
import { builtInServices } from '../../../src/services/built-in.ts';

const services = Object.values(builtInServices);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  mkdirSync(join(folder, 'docs'));
  for (const name of ['openapi.yaml', 'open.txt', 'docs/shop.json']) writeFileSync(join(folder, name), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What bash offers for the last word of a line. */
function complete(...words: string[]): readonly string[] {
  const line = ['togai-sandbox', ...words].map((word) => `'${word}'`).join(' ');
  const script = `${completionScript('bash', services)}
    compopt() { :; }
    COMP_WORDS=(${line}); COMP_CWORD=${words.length}
    _togai_sandbox
    printf '%s\\n' "\${COMPREPLY[@]}"`;
  const printed = execFileSync('bash', ['--norc', '-c', script], { cwd: folder, encoding: 'utf8' });
  return printed.split('\n').filter((each) => each !== '');
}

describe('bash completes', () => {
  it.each([
    { words: ['ch'], expected: ['check'] },
    { words: ['open'], expected: ['openapi.yaml'] },
    { words: ['check', 'docs/'], expected: ['docs/shop.json'] },
    { words: ['--contract', 'o'], expected: ['openapi.yaml'] },
    { words: ['--seed-data', 'open'], expected: ['open.txt', 'openapi.yaml'] },
    { words: ['--root', 'd'], expected: ['docs'] },
    { words: ['--jou'], expected: ['--journal'] },
    { words: ['--journal', ''], expected: ['on', 'off'] },
    { words: ['--journal', '=', 'of'], expected: ['off'] },
    { words: ['--account-identity', 'g'], expected: ['generated'] },
    { words: ['--port', ''], expected: [] },
    { words: ['check', '--ex'], expected: ['--explain'] },
    { words: ['check', '--port'], expected: [] },
    { words: ['state', ''], expected: ['export', 'import', 'reset'] },
    { words: ['completion', 'z'], expected: ['zsh'] },
    { words: ['help', 'st'], expected: ['state'] },
  ])('$words to $expected', ({ words, expected }) => {
    expect(complete(...words).toSorted()).toEqual(expected.toSorted());
  });

  it('every command', () => {
    expect(complete('')).toEqual(expect.arrayContaining([...commandNames]));
  });
});

/** Whether a shell is installed; those of CI may be bash alone. */
const has = (shell: string) => spawnSync(shell, ['--version']).status === 0;

describe.skipIf(!has('fish'))('fish completes', () => {
  it.each([
    ['--log ', ['json', 'none', 'pretty']],
    ['check op', ['openapi.yaml']],
    ['check docs/', ['docs/shop.json']],
    ['--seed-data open', ['open.txt', 'openapi.yaml']],
    ['state ', ['export', 'import', 'reset']],
  ])('%j to %j', (line, expected) => {
    const script = `${completionScript('fish', services)}\ncomplete -C 'togai-sandbox ${line}'`;
    const printed = execFileSync('fish', ['--no-config', '-c', script], { cwd: folder, encoding: 'utf8' });
    const words = printed
      .trim()
      .split('\n')
      .map((each) => each.split('\t')[0]);
    expect(words.toSorted()).toEqual(expected);
  });
});

describe.skipIf(!has('zsh'))('zsh', () => {
  it('completes from a file of fpath at the first Tab, which has the function registered', () => {
    const script = completionScript('zsh', services);
    const registered =
      'compdef() { print registered $*; }; _arguments() { print completed; }; _describe() { : }';
    const run = (text: string) =>
      execFileSync('zsh', ['-f', '-c', `${registered}; ${text}`], { encoding: 'utf8' });
    expect(run(script)).toBe('registered _togai_sandbox togai-sandbox\n');
    expect(run(`_togai-sandbox() {\n${script}\n}; words=(togai-sandbox); CURRENT=2; _togai-sandbox`)).toBe(
      'completed\n',
    );
  });
});

describe.each(shells)('the script for %s', (shell) => {
  const script = completionScript(shell, services);

  it.each(commandNames)('has every flag of %s', (name) => {
    for (const { flag, hidden } of commandTable(services)[name].options) {
      if (!hidden) expect(script).toContain(shell === 'fish' ? `-l ${flag}` : `--${flag}`);
    }
  });

  it('quotes what it has of descriptions', () => {
    const quotes = script.replaceAll(/'\\''|\\'/g, '').split("'").length - 1;
    expect(quotes % 2).toBe(0);
  });
});
