import { describe, expect, it } from 'vitest';
import { commandNames, commandTable } from '../../src/config/commands/command-definition.ts';
import { configKeyGroups } from '../../src/config/file/config-keys.ts';
import { type OptionDefinition, variableNames } from '../../src/config/option-definition.ts';
import { groupedOptions } from '../../src/config/options.ts';
import { builtInServices } from '../../src/services/built-in.ts';
import { togaiOptions } from '../../src/services/togai/togai-options.ts';
import { parsePage } from '../support/markdown-page.ts';

const rows = parsePage('docs/command-line.md')
  .text.split('\n')
  .filter((line) => line.startsWith('| `'));

const options: readonly OptionDefinition[] = [...groupedOptions, ...Object.values(togaiOptions)];

const services = Object.values(builtInServices);
const commands = commandTable(services);
const keys = configKeyGroups(services).flatMap((group) => group.keys);

/** The row of a flag: the first that names it. */
function rowOf(flag: string): string | undefined {
  return rows.find((line) => new RegExp(`\`--${flag}[ \`]`).test(line.split(' | ')[0] ?? ''));
}

describe('the table of options in docs/command-line.md', () => {
  it.each(options.filter(({ hidden }) => !hidden))('has --$flag with its variables', (option) => {
    const row = rowOf(option.flag);
    expect(row).toBeDefined();
    for (const variable of variableNames(option)) expect(row).toContain(`\`${variable}\``);
  });
});

describe('the other tables in docs/command-line.md', () => {
  it.each(commandNames)('have the command %s, with its flags', (name) => {
    expect(rows.some((line) => line.startsWith(`| \`${name} `))).toBe(true);
    const visible = commands[name].options.filter(({ hidden }) => !hidden);
    expect(visible.filter(({ flag }) => rowOf(flag) === undefined)).toEqual([]);
  });

  it.each(keys)('have the key $path of the configuration file', ({ path, definition }) => {
    expect(rowOf(definition.flag)).toContain(`\`${path.join('.')}\``);
  });
});
