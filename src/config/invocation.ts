import type { CheckFormat } from './check-format.ts';
import type { Shell, StateVerb } from './commands/command-definition.ts';
import type { Config } from './config.ts';
import type { ClientTarget } from './options/client-options.ts';

/** A `togai-sandbox state` command: a verb, and the sandbox and session it is for. */
export interface StateCommand extends ClientTarget {
  readonly verb: StateVerb;
  /** The file to import, or to export to; undefined prints an export. */
  readonly file: string | undefined;
}

/** A `togai-sandbox requests` command. */
export interface RequestsCommand extends ClientTarget {
  readonly operation: string | undefined;
  readonly status: string | undefined;
  /** The statuses that fail the command. */
  readonly failOn: readonly string[];
  readonly json: boolean;
}

/** A `togai-sandbox types` command. */
export interface TypesCommand extends Pick<Config, 'contract' | 'root' | 'allowRemoteRefs'> {
  /** The file to write; undefined prints the types. */
  readonly output: string | undefined;
}

/** A `togai-sandbox init` command. */
export interface InitCommand {
  readonly file: string;
  readonly text: string;
  readonly force: boolean;
}

/** A sandbox to serve. */
export interface ServeInvocation {
  readonly kind: 'serve';
  readonly config: Config;
  /** Whether the contract was found in the working directory, and not given. */
  readonly isFound: boolean;
  readonly open: OpenCondition;
}

/** When the console is opened in a browser: `terminal` is on a terminal only, and not in CI. */
export type OpenCondition = 'always' | 'terminal' | 'never';

/** A contract to check. */
export interface CheckInvocation {
  readonly kind: 'check';
  readonly config: Config;
  readonly format: CheckFormat;
  /** The file that the report is also written to, as SARIF. */
  readonly sarif?: string;
  /** The operation to explain, and nothing else. */
  readonly explain?: string;
}

/** What a command line asks for, every option resolved. */
export type Invocation =
  | ServeInvocation
  | CheckInvocation
  | { readonly kind: 'state'; readonly command: StateCommand }
  | { readonly kind: 'requests'; readonly command: RequestsCommand }
  | { readonly kind: 'init'; readonly command: InitCommand }
  | { readonly kind: 'types'; readonly command: TypesCommand }
  | { readonly kind: 'completion'; readonly shell: Shell }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'version' };
