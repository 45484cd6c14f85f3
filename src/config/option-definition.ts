/** A flag and its environment variable: `--allow-host` is also `TOGAI_SANDBOX_ALLOW_HOST`. */
export interface OptionDefinition<T = unknown> {
  readonly flag: string;
  readonly short?: string;
  /** Another name of the flag; the help mentions it in the heading only. */
  readonly flagAlias?: string;
  /** The heading of the help under which the flag is listed; the general one by default. */
  readonly heading?: string;
  /** The name of the value in the help; an option without one is a switch. */
  readonly placeholder?: string;
  /** A second environment variable, read when the first is not set. */
  readonly variableAlias?: string;
  /** The value of a flag that is given without one. A next argument that is neither a number nor valid is not taken for its value. */
  readonly impliedValue?: string;
  /** Whether the flag may be repeated; its variable holds a list, separated by commas. */
  readonly repeatable?: boolean;
  /** Whether the value is a secret, which no message quotes. */
  readonly secret?: boolean;
  /** A valid value, which documentation and the file of `init` show: the default, where there is one. */
  readonly example?: string;
  /** Whether it is for one command line alone: it has neither a variable nor a key in the configuration file. */
  readonly flagOnly?: boolean;
  /** Whether the help of a command leaves it out, which accepts it as other commands do. */
  readonly hidden?: boolean;
  /** What the value is, for shells that complete it and files that hold it; a text by default. */
  readonly kind?: 'file' | 'folder' | 'number';
  /** The words that the value is one of. */
  readonly choices?: readonly string[];
  /** What the help says. */
  readonly description: string;
  /** What an error message asks for: "give …". */
  readonly expects: string;
  /** What an error message adds for an invalid text, such as ` Did you mean reset?`. */
  readonly hint?: (text: string) => string;
  /** Returns `undefined` for an invalid text. */
  readonly parse: (text: string) => T | undefined;
}

/** The environment variables of an option, that of its own name last; none for an option of the command line alone. */
export function variableNames({ flag, flagOnly, variableAlias }: OptionDefinition): readonly string[] {
  if (flagOnly) return [];
  const name = `TOGAI_SANDBOX_${flag.replaceAll('-', '_').toUpperCase()}`;
  return variableAlias === undefined ? [name] : [variableAlias, name];
}

/** A built-in service as the command line knows it: its name, how people write that, and its options. */
export interface ServiceOptionTable {
  readonly name: string;
  readonly title: string;
  readonly options: Readonly<Record<string, OptionDefinition>>;
}

/** The options of a service as flags: listed under its title, and also accepted with its name as a prefix. */
export function serviceOptions({
  name,
  title,
  options,
}: ServiceOptionTable): Readonly<Record<string, OptionDefinition>> {
  const [first] = Object.values(options);
  const example = first === undefined ? '' : `also as --${name}-${first.flag} …; `;
  const heading = `${title} only (${example}ignored for other contracts):`;
  const toFlag = (option: OptionDefinition): OptionDefinition => ({
    ...option,
    flagAlias: `${name}-${option.flag}`,
    heading,
  });
  return Object.fromEntries(Object.entries(options).map(([key, option]) => [key, toFlag(option)]));
}
