import type { Command } from 'commander';
import type { ServiceOptionTable } from '../option-definition.ts';
import { createProgram } from './cli-program.ts';
import {
  type CommandDefinition,
  type CommandName,
  commandNames,
  commandTable,
} from './command-definition.ts';

/** Where the examples of a help have their meanings. */
const column = 44;

/** Creates the program that splits the command line of a command; `serve` may go without its name. */
export function createCommandProgram(
  name: CommandName | undefined,
  { summary, usage, options }: CommandDefinition,
): Command {
  const description = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
  return createProgram(
    name === undefined ? 'togai-sandbox' : `togai-sandbox ${name}`,
    description,
    usage,
    options,
  );
}

/**
 * The text of the help of a command, or of the program.
 * @param name left out for the program: what it is, its commands, and all that `serve` takes
 */
export function helpText(name: CommandName | undefined, services: readonly ServiceOptionTable[]): string {
  const table = commandTable(services);
  if (name !== undefined) {
    return createCommandProgram(name, table[name]).helpInformation() + notes(table[name].examples);
  }
  const commands = commandNames.map((each) => `  ${each.padEnd(12)}${table[each].summary}\n`);
  const description =
    'Serves an API on this machine from its OpenAPI contract: stateful, and never outside the contract.\n\n' +
    `Commands (togai-sandbox help <command> shows the flags of one):\n${commands.join('')}\nFlags of serve:`;
  const { usage, options } = table.serve;
  const program = createProgram('togai-sandbox', description, `[command] ${usage}`, options);
  return program.helpInformation() + notes([...table.serve.examples, ...exampleOfEach(table)]);
}

function exampleOfEach(table: ReturnType<typeof commandTable>): CommandDefinition['examples'] {
  return (['check', 'state', 'requests', 'init', 'types'] as const).flatMap((name) =>
    table[name].examples.slice(0, 1).map(([line]) => [line, table[name].summary] as const),
  );
}

function notes(examples: CommandDefinition['examples']): string {
  const lines = examples.map(([line, meaning]) => {
    const command = `  togai-sandbox ${line}`.trimEnd();
    const gap = command.length < column ? command.padEnd(column) : `${command}\n${' '.repeat(column)}`;
    return `${meaning === '' ? command : `${gap}${meaning}`}\n`;
  });
  return `
A flag wins over its environment variable, and that over the configuration file. Lists in variables are
separated by commas.

Examples:
${lines.join('')}`;
}
