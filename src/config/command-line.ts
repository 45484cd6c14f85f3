import { Command, CommanderError, Option } from 'commander';
import { ConfigError } from './config-error.ts';
import { type Setting, settings, variableOf } from './settings.ts';

/** What stands on a command line: the texts after each flag, in their order; a switch has one without a text. */
export interface CommandLine {
  readonly texts: ReadonlyMap<string, readonly string[]>;
  readonly asks?: 'help' | 'version';
}

/** The text of a switch that stands on the command line. */
const switchedOn = 'true';

const examples = `
Each flag has a variable in the environment as well; a flag wins. Lists are separated by commas.

Examples:
  togai-sandbox                               serve http://127.0.0.1:4010, state in data/sandbox.json
  togai-sandbox --port 0 --ephemeral          a free port, state in memory only
  togai-sandbox --host 0.0.0.0 --token s3cret reachable by other machines, for those who have the token
`;

/** @throws ConfigError for anything that no flag asks for. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const texts = new Map<string, readonly string[]>();
  const program = createProgram((flag, text) => texts.set(flag, [...(texts.get(flag) ?? []), text]));
  try {
    program.parse([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) throw new ConfigError(inOneSentence(error));
    throw error;
  }
  const { help, version } = program.opts<{ help?: true; version?: true }>();
  return { texts, ...(help ? { asks: 'help' } : version ? { asks: 'version' } : {}) };
}

/** Every flag with what it does, its variable, and examples. */
export function helpText(): string {
  return createProgram(() => {}).helpInformation() + examples;
}

function createProgram(note: (flag: string, text: string) => void): Command {
  const program = new Command('togai-sandbox')
    .description('The Togai billing API on this machine: stateful, and never outside its contract.')
    .usage('[flags]')
    .helpOption(false)
    .configureHelp({ helpWidth: 110 })
    .configureOutput({ writeOut: () => {}, writeErr: () => {} })
    .exitOverride()
    .allowExcessArguments(false)
    .showSuggestionAfterError(true);
  for (const setting of Object.values<Setting>(settings)) {
    program.addOption(optionOf(setting));
    program.on(`option:${setting.flag}`, (text: string | null) => note(setting.flag, text ?? switchedOn));
  }
  return program
    .addOption(new Option('--help', 'show this text'))
    .addOption(new Option('--version', 'show the version'));
}

function optionOf(setting: Setting): Option {
  const names = setting.short === undefined ? `--${setting.flag}` : `-${setting.short}, --${setting.flag}`;
  const variables = [setting.otherVariable, variableOf(setting)].filter(Boolean).join(', ');
  const again = setting.repeatable ? '; may be given several times' : '';
  const flags = setting.value === undefined ? names : `${names} <${setting.value}>`;
  return new Option(flags, `${setting.about}${again} [${variables}]`);
}

/** Commander's message, which may come in two lines: what is wrong, and what was perhaps meant. */
function inOneSentence(error: CommanderError): string {
  const [fault = '', hint = ''] = error.message.replace(/^error: /, '').split('\n');
  const meant = /Did you mean (.*)\?/.exec(hint)?.[1];
  const advice =
    meant === undefined ? 'see togai-sandbox --help' : `did you mean ${meant}? See togai-sandbox --help`;
  return `${fault.charAt(0).toUpperCase()}${fault.slice(1)}: ${advice}.`;
}
