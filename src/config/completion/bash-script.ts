import type { CompletedCommand, Completion } from './completed-command.ts';

/** The script for bash, to be sourced. */
export function bashScript(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  const values = commands.flatMap(({ name, flags }) =>
    flags.flatMap((flag) =>
      flag.value === undefined
        ? []
        : [
            `    ${flag.names.map((each) => `'${name} ${each}'`).join('|')}) ${fill(flag.value)}; return ;;\n`,
          ],
    ),
  );
  const flags = commands.map(
    (each) => `    ${each.name}) flags='${each.flags.flatMap((flag) => flag.names).join(' ')}' ;;\n`,
  );
  const positionals = commands.map(({ name, argument }) => `    ${name}) ${fill(argument)} ;;\n`);
  return `# Completion of togai-sandbox for bash.

_togai_sandbox_contracts() {
  local file
  compopt -o filenames
  while IFS= read -r file; do
    case $file in *.yaml | *.yml | *.json) COMPREPLY+=("$file") ;; *) [ -d "$file" ] && COMPREPLY+=("$file") ;; esac
  done < <(compgen -f -- "$current")
}

_togai_sandbox_words() {
  COMPREPLY+=($(compgen -W "$*" -- "$current"))
}

_togai_sandbox() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} command=serve flags
  [ "$current" = '=' ] && current=
  [ "$previous" = '=' ] && previous=\${COMP_WORDS[COMP_CWORD - 2]}
  COMPREPLY=()
  if [ "$COMP_CWORD" -gt 1 ]; then
    case " ${names} " in *" \${COMP_WORDS[1]} "*) command=\${COMP_WORDS[1]} ;; esac
  fi
  case "$command $previous" in
${values.join('')}  esac
  case $command in
${flags.join('')}  esac
  case $current in -*) _togai_sandbox_words "$flags"; return ;; esac
  [ "$COMP_CWORD" -eq 1 ] && _togai_sandbox_words '${names}'
  case $command in
${positionals.join('')}  esac
}

complete -F _togai_sandbox togai-sandbox
`;
}

/** The command that adds what a value is completed with. */
function fill(value: Completion): string {
  if (value === 'contract') return '_togai_sandbox_contracts';
  if (value === 'file') return 'compopt -o filenames; COMPREPLY+=($(compgen -f -- "$current"))';
  if (value === 'folder') return 'compopt -o filenames; COMPREPLY+=($(compgen -d -- "$current"))';
  return value === 'none' ? ':' : `_togai_sandbox_words '${value.join(' ')}'`;
}
