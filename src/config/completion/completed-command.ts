import type { CommandName } from '../commands/command-definition.ts';

/** What a value or an argument is completed with: words, files, or nothing. */
export type Completion = readonly string[] | 'contract' | 'file' | 'folder' | 'none';

/** A flag as shells complete it. */
export interface CompletedFlag {
  /** With its dashes, the long one first: `--port`, `-p`. */
  readonly names: readonly string[];
  readonly description: string;
  /** Undefined for a switch. */
  readonly value: Completion | undefined;
  readonly repeatable: boolean;
}

/** A command as shells complete it. */
export interface CompletedCommand {
  readonly name: CommandName;
  readonly summary: string;
  readonly argument: Completion;
  readonly flags: readonly CompletedFlag[];
}
