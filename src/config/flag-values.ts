/** A value as text, on the command line or in the configuration file; a switch has the value `true`. */
export interface FlagValue {
  readonly text: string;
  /** The flag as it was given, which may be its alias: `--togai-base-currency`; or the key of a file and where it is. */
  readonly flag: string;
}

/** The values of each flag in their order, by its name without dashes; those of an alias are under the flag's name. */
export type FlagValues = ReadonlyMap<string, readonly FlagValue[]>;
