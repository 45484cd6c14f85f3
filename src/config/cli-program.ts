import { Command, Option } from 'commander';
import { toCommanderOption } from './cli-options.ts';
import type { OptionDefinition } from './options.ts';

/** A program as its help shows it; it neither prints nor ends the process. */
export function createProgram(
  name: string,
  description: string,
  usage: string,
  known: readonly OptionDefinition[],
): Command {
  const program = new Command(name)
    .description(description)
    .usage(usage)
    .helpOption(false)
    .configureHelp({ helpWidth: 110, optionTerm: ({ flags }) => flags.replace('[', '<').replace(']', '>') })
    .configureOutput({ writeOut: () => {}, writeErr: () => {} })
    .exitOverride();
  for (const setting of known) program.addOption(toCommanderOption(setting));
  return program.addOption(new Option('--help', 'show this text'));
}
