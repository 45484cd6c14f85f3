import { commandNames, commandTable, type Shell } from '../commands/command-definition.ts';
import type { OptionDefinition, ServiceOptionTable } from '../option-definition.ts';
import { bashScript } from './bash-script.ts';
import type { CompletedCommand, CompletedFlag, Completion } from './completed-command.ts';
import { fishScript } from './fish-script.ts';
import { zshScript } from './zsh-script.ts';

const scripts: Readonly<Record<Shell, (commands: readonly CompletedCommand[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** The script that completes command lines of `togai-sandbox` in a shell. */
export function completionScript(shell: Shell, services: readonly ServiceOptionTable[]): string {
  const table = commandTable(services);
  const commands = commandNames.map((name): CompletedCommand => {
    const { summary, argument, options } = table[name];
    return { name, summary, argument, flags: options.filter(({ hidden }) => !hidden).map(toFlag) };
  });
  return scripts[shell](commands);
}

function toFlag(definition: OptionDefinition): CompletedFlag {
  const { flag, short, description, repeatable = false, placeholder } = definition;
  const names = [`--${flag}`, ...(short === undefined ? [] : [`-${short}`])];
  const value = placeholder === undefined ? undefined : completionOf(definition);
  return { names, description, value, repeatable };
}

function completionOf({ flag, kind, choices }: OptionDefinition): Completion {
  if (choices !== undefined) return choices;
  if (flag === 'contract') return 'contract';
  return kind === 'file' || kind === 'folder' ? kind : 'none';
}
