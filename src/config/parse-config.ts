import { parseCliOptions } from './commands/cli-options.ts';
import { commandTable } from './commands/command-definition.ts';
import { createCommandProgram, helpText } from './commands/command-help.ts';
import { commandParsers } from './commands/command-parsers.ts';
import { splitCommand, withHelpFlag } from './commands/split-command-line.ts';
import { readConfigFile } from './file/config-file.ts';
import type { Invocation } from './invocation.ts';
import type { ServiceOptionTable } from './option-definition.ts';
import { createLookup, type Environment } from './option-lookup.ts';
import { configOptions, generalOptions } from './options/command-options.ts';

export { type Config, defaults } from './config.ts';
export { ConfigError } from './config-error.ts';
export type {
  InitCommand,
  Invocation,
  OpenCondition,
  RequestsCommand,
  ServeInvocation,
  StateCommand,
  TypesCommand,
} from './invocation.ts';
export type { ServiceOptionTable } from './option-definition.ts';
export type { Environment } from './option-lookup.ts';
export { parseAllowedHost } from './option-parsers.ts';
export { defaultUrl } from './options/client-options.ts';

/**
 * Parses the command line, the environment and the configuration file; each wins over those after it.
 * @param args the arguments after the name of the program
 * @param services the built-in services, whose options are flags, variables and keys too
 * @param folder the working directory; without it, neither a configuration file nor a contract is looked for
 * @throws ConfigError for the first mistake, in one line that says what to give instead; for those of a file, a line each.
 */
export function parseConfig(
  args: readonly string[],
  env: Environment,
  services: readonly ServiceOptionTable[] = [],
  folder?: string,
): Invocation {
  const { command, rest } = splitCommand(args);
  const name = command ?? 'serve';
  const definition = commandTable(services)[name];
  const program = createCommandProgram(command, definition);
  const line = parseCliOptions(program, definition.options, withHelpFlag(rest, definition.options));
  if (line.values.has(generalOptions.help.flag)) return { kind: 'help', text: helpText(command, services) };
  if (line.values.has(generalOptions.version.flag)) return { kind: 'version' };
  line.requireValid();
  const config = createLookup({ flags: line.values, env, file: new Map() })(configOptions.config);
  const readsFile = folder !== undefined && definition.options.some(({ flag }) => flag === 'config');
  const file = readsFile ? readConfigFile(folder, config.values.at(-1), services) : new Map();
  const { positionals } = line;
  return commandParsers[name]({
    given: { flags: line.values, env, file },
    positionals,
    project: { folder, services },
  });
}
