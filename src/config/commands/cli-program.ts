import { Command } from 'commander';
import type { OptionDefinition } from '../option-definition.ts';
import { toAliasOption, toCommanderOption } from './cli-options.ts';

/** Creates a commander program; it neither prints nor exits. */
export function createProgram(
  name: string,
  description: string,
  usage: string,
  definitions: readonly OptionDefinition[],
): Command {
  const program = new Command(name)
    .description(description)
    .usage(usage)
    .helpOption(false)
    .configureHelp({ helpWidth: 110, optionTerm: ({ flags }) => flags.replace('[', '<').replace(']', '>') })
    .configureOutput({ writeOut: () => {}, writeErr: () => {} })
    .exitOverride();
  for (const definition of definitions) {
    program.addOption(toCommanderOption(definition));
    const { flagAlias } = definition;
    if (flagAlias !== undefined) program.addOption(toAliasOption(definition, flagAlias));
  }
  return program;
}
