import { ConfigError } from '../config-error.ts';
import type { Invocation, StateCommand } from '../invocation.ts';
import type { OptionDefinition } from '../option-definition.ts';
import { createLookup, type Lookup } from '../option-lookup.ts';
import { type ClientTarget, clientOptions, defaultUrl } from '../options/client-options.ts';
import { networkOptions } from '../options/network-options.ts';
import { requestsOptions } from '../options/requests-options.ts';
import { type StateVerb, stateVerbs } from './command-definition.ts';
import { type CommandLine, requireCount, withPositionals } from './command-line.ts';
import { requireWord } from './split-command-line.ts';

/** How many files each verb takes. */
const fileCounts: Readonly<Record<StateVerb, readonly [min: number, max: number]>> = {
  export: [0, 1],
  import: [1, 1],
  reset: [0, 0],
};

/** What `state` is to do, and with which sandbox. @throws ConfigError for what it does not take. */
export function toStateCommand({ given, positionals: [word, ...files] }: CommandLine): StateCommand {
  const verb = requireWord(word, stateVerbs, 'state', 'subcommand');
  requireCount(`state ${verb}`, files, fileCounts[verb], 'file');
  return { verb, file: files[0], ...toTarget(createLookup(given)) };
}

/** Which requests of which sandbox are listed. @throws ConfigError for two sandboxes. */
export function toRequests({ given, positionals }: CommandLine): Invocation {
  const { url, port } = requestsOptions;
  const flags = withPositionals(given.flags, url.flag, positionals);
  const named = [url, port].flatMap(({ flag }) => (flags.get(flag) ?? []).map(({ text }) => text));
  if (named.length > 1) {
    throw new ConfigError(
      `requests are those of one sandbox, not of ${named.join(' and ')}: give one of them.`,
    );
  }
  const look = createLookup({ ...given, flags });
  const last = <T>(definition: OptionDefinition<T>) => look(definition).values.at(-1);
  return {
    kind: 'requests',
    command: {
      ...toTarget(look),
      operation: last(requestsOptions.operation),
      status: last(requestsOptions.status),
      failOn: look(requestsOptions.failOn).values,
      json: last(requestsOptions.json) ?? false,
    },
  };
}

/** The sandbox that is named; else the one that the configuration file describes, on this machine. */
function toTarget(look: Lookup): ClientTarget {
  const url = look(clientOptions.url);
  const port = look(requestsOptions.port);
  // The server has a variable for its port, too: only a flag names another sandbox than --url does.
  const isPortNamed = port.source === 'flag' || (port.source === 'file' && url.source === 'default');
  const scheme = look(networkOptions.https).values.at(-1) && port.source === 'file' ? 'https' : 'http';
  const local =
    isPortNamed && port.values.at(-1) !== 0 ? `${scheme}://127.0.0.1:${port.values.at(-1)}` : undefined;
  return {
    url: local ?? url.values.at(-1) ?? defaultUrl,
    session: look(clientOptions.session).values.at(-1),
    token: look(clientOptions.token).values.at(-1),
  };
}
