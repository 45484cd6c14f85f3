import type { CompletedCommand, CompletedFlag, Completion } from './completed-command.ts';

/** The script for zsh, in a folder of `fpath` or to be sourced. */
export function zshScript(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name, summary }) => `    ${quote(`${name}:${summary}`)}\n`).join('');
  const cases = commands.map(({ name, flags, argument }) => {
    const specs = [...flags.map(flagSpec), ...argumentSpec(argument)];
    return `    ${name})\n      _arguments -s \\\n${specs.map((each) => `        ${each}`).join(' \\\n')}\n      ;;\n`;
  });
  return `#compdef togai-sandbox
# Completion of togai-sandbox for zsh.

_togai_sandbox() {
  local -a commands
  commands=(
${names}  )
  local command=serve
  (( CURRENT == 2 )) && [[ $words[2] != -* ]] && _describe -t commands command commands
  if (( CURRENT > 2 )) && [[ " ${commands.map(({ name }) => name).join(' ')} " == *" $words[2] "* ]]; then
    command=$words[2]
    shift words
    (( CURRENT-- ))
  fi
  case $command in
${cases.join('')}  esac
}

# A file of fpath is run when Tab is pressed for the first time, and completes then too; sourced, it is only registered.
if [[ $funcstack[1] == _togai-sandbox ]]; then
  _togai_sandbox "$@"
else
  compdef _togai_sandbox togai-sandbox
fi
`;
}

function flagSpec({ names, description, value, repeatable }: CompletedFlag): string {
  const text = `[${description.replace(/[[\]\\]/g, '\\$&')}]`;
  const action = value === undefined ? '' : `:value:${actionOf(value)}`;
  const [long = '', short] = names;
  const sign = value === undefined ? '' : '=';
  const star = repeatable ? '*' : '';
  const forms = [
    `${star}${long}${sign}`,
    ...(short === undefined ? [] : [`${star}${short}${sign === '' ? '' : '+'}`]),
  ];
  return forms.map((form) => quote(`${form}${text}${action}`)).join(' ');
}

function argumentSpec(argument: Completion): readonly string[] {
  return argument === 'none' ? [] : [quote(`*:argument:${actionOf(argument)}`)];
}

function actionOf(value: Completion): string {
  if (value === 'contract') return '_files -g "*.(yaml|yml|json)"';
  if (value === 'file') return '_files';
  if (value === 'folder') return '_files -/';
  return value === 'none' ? ' ' : `(${value.join(' ')})`;
}

/** A text in single quotes. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
