import type { CompletedCommand, CompletedFlag, Completion } from './completed-command.ts';

/** The script for fish. */
export function fishScript(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  const lines = commands.flatMap(({ name, summary, flags, argument }) => [
    `complete -c togai-sandbox -n __togai_sandbox_first -a ${name} -d ${quote(summary)}`,
    ...(argument === 'none' ? [] : [`${within(name)} ${argumentsOf(argument)}`]),
    ...flags.map((flag) => `${within(name)} ${flagOf(flag)}`),
  ]);
  return `# Completion of togai-sandbox for fish.

function __togai_sandbox_first
    test (count (commandline -opc)) -eq 1
end

function __togai_sandbox_in
    set -l words (commandline -opc)
    set -l command serve
    if set -q words[2]; and contains -- $words[2] ${names}
        set command $words[2]
    end
    test $command = $argv[1]
end

function __togai_sandbox_contracts
    __fish_complete_suffix .yaml | string match -r '.*(?:\\.(?:yaml|yml|json)|/)$'
end

complete -c togai-sandbox -f
${lines.join('\n')}
`;
}

function within(command: string): string {
  return `complete -c togai-sandbox -n '__togai_sandbox_in ${command}'`;
}

function flagOf({ names, description, value }: CompletedFlag): string {
  const [long = '', short] = names;
  const shortForm = short === undefined ? '' : ` -s ${short.slice(1)}`;
  return `-l ${long.slice(2)}${shortForm}${formOf(value)} -d ${quote(description)}`;
}

function formOf(value: Completion | undefined): string {
  if (value === undefined) return '';
  // With -r alone, fish offers files beside the words.
  return value === 'none' ? ' -x' : ` ${value === 'file' ? '-r' : '-x'} ${argumentsOf(value)}`;
}

function argumentsOf(value: Completion): string {
  if (value === 'contract') return "-k -a '(__togai_sandbox_contracts)'";
  if (value === 'file') return '-F';
  if (value === 'folder') return "-a '(__fish_complete_directories)'";
  return `-a ${quote(typeof value === 'string' ? '' : value.join(' '))}`;
}

/** A text in single quotes. */
function quote(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
