import { describe, expect, it } from 'vitest';
import { type OptionDefinition, variableNames } from '../../src/config/option-definition.ts';
import { groupedOptions } from '../../src/config/options.ts';
import { togaiOptions } from '../../src/services/togai/togai-options.ts';
import { parsePage } from '../support/markdown-page.ts';

const rows = parsePage('docs/command-line.md')
  .text.split('\n')
  .filter((line) => line.startsWith('| `'));

const options: readonly OptionDefinition[] = [...groupedOptions, ...Object.values(togaiOptions)];

describe('the table of options in docs/command-line.md', () => {
  it.each(options.filter(({ hidden }) => !hidden))('has --$flag with its variables', (option) => {
    const row = rows.find((line) => new RegExp(`\`--${option.flag}[ \`]`).test(line.split(' | ')[0] ?? ''));
    expect(row).toBeDefined();
    for (const variable of variableNames(option)) expect(row).toContain(`\`${variable}\``);
  });
});
