import type { CustomLayer } from '../handlers/custom/custom-layer.ts';
import { createFreshImports } from '../handlers/custom/fresh-imports.ts';
import { type ExportedHandlers, loadHandlers } from '../handlers/custom/load-handlers.ts';
import { type HandledContract, matchHandlers } from '../handlers/custom/match-handlers.ts';
import { watchAndReload } from './reload/watch-and-reload.ts';
import type { Settings } from './server-settings.ts';

/** An API whose operations may have handlers of the user's own. */
export interface HandledApi extends HandledContract {
  readonly layer: CustomLayer;
}

/** What has such an API; another one after its contract was reloaded. */
export interface ApiHolder {
  readonly handled?: HandledApi | undefined;
}

/** The handlers of a user's own, for all APIs at one address. */
export interface CustomHandlersHost {
  /** Gives each handler to the API that has its operation, and watches the file. @throws StartupError */
  start(apis: readonly ApiHolder[]): void;
  /** Gives an API that takes the place of a running one its handlers. @throws StartupError; nothing is changed then. */
  prepare(next: ApiHolder, former: ApiHolder): void;
  close(): Promise<void>;
}

/** The settings of handlers; `handlers` is what has them, or the file that does. */
export interface HandlerSettings extends Pick<Settings, 'watch' | 'log'> {
  readonly handlers: NonNullable<Settings['handlers']>;
}

/**
 * Loads handlers.
 * @throws StartupError for a file that cannot be loaded.
 */
export async function openCustomHandlers({
  handlers: given,
  watch,
  log,
}: HandlerSettings): Promise<CustomHandlersHost> {
  const file = typeof given === 'string' ? given : 'createSandbox';
  const importFresh = typeof given === 'string' && watch ? createFreshImports() : undefined;
  const load = async () =>
    typeof given === 'string' ? loadHandlers(given, importFresh) : { handlers: given, files: [] };
  const first = await load();
  let current: ExportedHandlers = first.handlers;
  let holders: readonly ApiHolder[] = [];
  let watching: { close(): Promise<void> } | undefined;

  function assign(handlers: ExportedHandlers, all: readonly ApiHolder[]): void {
    const apis = all.flatMap(({ handled }) => handled ?? []);
    const matched = matchHandlers(apis, handlers, file);
    for (const [at, { layer }] of apis.entries()) layer.use(matched[at] ?? new Map());
    current = handlers;
  }

  return {
    start(apis) {
      holders = apis;
      assign(current, apis);
      if (typeof given === 'string') log.notice(`${file}: ${describe(current)} used`);
      if (importFresh === undefined) return;
      watching = watchAndReload({
        files: first.files,
        extensions: moduleExtensions,
        subject: file,
        load,
        serve: async ({ handlers }) => assign(handlers, holders),
        filesOf: ({ files }) => files,
        describe: ({ handlers }) => `${describe(handlers)} reloaded`,
        log,
      });
    },
    prepare: (next, former) =>
      assign(
        current,
        holders.map((holder) => (holder === former ? next : holder)),
      ),
    close: async () => watching?.close(),
  };
}

/** The extensions of files that handlers may import. */
const moduleExtensions: ReadonlySet<string> = new Set([
  '.mjs',
  '.js',
  '.cjs',
  '.mts',
  '.ts',
  '.cts',
  '.json',
]);

function describe(handlers: ExportedHandlers): string {
  const { length } = Object.keys(handlers);
  return length === 1 ? '1 handler is' : `${length} handlers are`;
}
