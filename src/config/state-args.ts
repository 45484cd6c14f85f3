import { type FlagValues, parseCliOptions } from './cli-options.ts';
import { createProgram } from './cli-program.ts';
import { ConfigError } from './config-error.ts';
import type { OptionDefinition } from './option-definition.ts';
import { type StateVerb, stateOptionTable, stateVerbs } from './state-options.ts';

/** A parsed `togai-sandbox state` command line, the values of its flags still text. */
export interface StateArgs {
  readonly values: FlagValues;
  readonly verb: StateVerb;
  readonly file?: string;
}

const examples = `
Every flag has an environment variable; a flag wins over its variable.

Examples:
  togai-sandbox state export                  print the current state
  togai-sandbox state export rows.json        save the current state to a file, which --seed-data accepts
  togai-sandbox state import rows.yaml        replace the current state with a JSON or YAML file;
                                              a file with errors is rejected whole, and every error is listed
  togai-sandbox state reset --session w3      reset the session w3 to the default session
`;

/** How many files each verb takes. */
const fileCounts: Readonly<Record<StateVerb, readonly [min: number, max: number]>> = {
  export: [0, 1],
  import: [1, 1],
  reset: [0, 0],
};

/**
 * Parses what follows `togai-sandbox state`; `help` when the line asks for help.
 * @throws ConfigError for an unknown verb or flag, and for too few or too many files.
 */
export function parseStateArgs(args: readonly string[]): StateArgs | 'help' {
  const program = createStateProgram();
  const options = parseCliOptions(program, Object.values<OptionDefinition>(stateOptionTable), args);
  if (program.opts<{ help?: true }>().help) return 'help';
  options.requireValid();
  const [word, ...files] = options.positionals;
  const verb = requireVerb(word);
  requireFiles(verb, files);
  const [file] = files;
  return { values: options.values, verb, ...(file !== undefined && { file }) };
}

function requireVerb(word: string | undefined): StateVerb {
  const verb = stateVerbs.find((each) => each === word);
  if (verb !== undefined) return verb;
  const problem =
    word === undefined ? 'state has no subcommand' : `unknown subcommand ${JSON.stringify(word)} of state`;
  const verbs = `${stateVerbs.slice(0, -1).join(', ')} or ${stateVerbs.at(-1)}`;
  throw new ConfigError(`${problem}: give ${verbs}, as in togai-sandbox state export.`);
}

function requireFiles(verb: StateVerb, files: readonly string[]): void {
  const [min, max] = fileCounts[verb];
  if (files.length < min) {
    throw new ConfigError(
      `state ${verb} has no file: give one in JSON or YAML, as in state ${verb} rows.json.`,
    );
  }
  if (files.length > max) {
    const allowed = max === 0 ? 'no file' : 'one file';
    throw new ConfigError(
      `state ${verb} takes ${allowed}, and not ${files.join(' and ')}: leave out the rest.`,
    );
  }
}

/** The text of `togai-sandbox state --help`. */
export function stateHelpText(): string {
  return createStateProgram().helpInformation() + examples;
}

function createStateProgram() {
  return createProgram(
    'togai-sandbox state',
    'Exports, imports or resets the state of a running sandbox.',
    'export [file] | import <file> | reset [flags]',
    Object.values<OptionDefinition>(stateOptionTable),
  );
}
