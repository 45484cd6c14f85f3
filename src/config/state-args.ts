import { parseCliOptions } from './cli-options.ts';
import { createProgram } from './cli-program.ts';
import { ConfigError } from './config-error.ts';
import type { OptionDefinition } from './options.ts';
import { type StateVerb, stateOptionTable, stateVerbs } from './state-options.ts';

/** What stands behind `togai-sandbox state`. */
export interface StateArgs {
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly verb: StateVerb;
  readonly file?: string;
}

const examples = `
Each flag has a variable in the environment as well; a flag wins.

Examples:
  togai-sandbox state export                  print everything that the sandbox has stored
  togai-sandbox state export rows.json        keep it in a file, which --seed-data takes too
  togai-sandbox state import rows.yaml        put the rows of a file, JSON or YAML, in the place of all that is there:
                                              all of them, or nothing and every fault is told
  togai-sandbox state reset --session w3      begin the session w3 anew, with what the base has
`;

/** How many files each verb takes: from, to. */
const files: Readonly<Record<StateVerb, readonly [least: number, most: number]>> = {
  export: [0, 1],
  import: [1, 1],
  reset: [0, 0],
};

/**
 * Reads what is to be done to the state of a running sandbox; `help` when that is what is asked for.
 * @throws ConfigError for anything else.
 */
export function parseStateArgs(args: readonly string[]): StateArgs | 'help' {
  const program = createState();
  const flags = parseCliOptions(program, Object.values<OptionDefinition>(stateOptionTable), args);
  if (program.opts<{ help?: true }>().help) return 'help';
  flags.requireValid();
  const [word, ...operands] = flags.positionals;
  const verb = stateVerbs.find((each) => each === word);
  if (verb === undefined) {
    const lines = word === undefined ? 'state needs a verb' : `state cannot ${JSON.stringify(word)}`;
    throw new ConfigError(`${lines}: give ${stateVerbs.join(', ')}, as in togai-sandbox state export.`);
  }
  const [least, most] = files[verb];
  const [file] = operands;
  if (operands.length < least) {
    throw new ConfigError(
      `state ${verb} has no file: give one in JSON or YAML, as in state ${verb} rows.json.`,
    );
  }
  if (operands.length > most) {
    const allowed = most === 0 ? 'no file' : 'one file';
    throw new ConfigError(
      `state ${verb} takes ${allowed}, and not ${operands.join(' and ')}: leave out the rest.`,
    );
  }
  return { values: flags.values, verb, ...(file !== undefined && { file }) };
}

/** What can be done to the state of a running sandbox, and examples. */
export function stateHelpText(): string {
  return createState().helpInformation() + examples;
}

function createState() {
  return createProgram(
    'togai-sandbox state',
    'Exports, imports or resets what a running sandbox has stored.',
    'export [file] | import <file> | reset [flags]',
    Object.values<OptionDefinition>(stateOptionTable),
  );
}
