import type { Config } from '../../config/parse-config.ts';
import { escapeControls } from '../../escape-controls.ts';
import type { AdminFinding, Sandbox } from '../../index.ts';
import { isLoopback } from '../../network-address.ts';
import type { ApiSummary } from '../../server/api-summary.ts';
import type { MountedSandboxes } from '../../server/create-sandboxes.ts';
import { plural } from './plural.ts';

/** A sandbox that listens, of one contract or of several. */
export type ReadySandbox =
  | Pick<Sandbox, 'url' | 'authorityFile' | 'stateFile' | 'summary' | 'findings'>
  | Pick<MountedSandboxes, 'url' | 'authorityFile' | 'mounts'>;

/** The names of the pages for people, by their path. */
const pageNames: Readonly<Record<string, string>> = { '/__console': 'Console', '/__docs': 'Reference' };

const pageNameWidth = Math.max(...Object.values(pageNames).map(({ length }) => length));

/** What operations of each behavior are called in a sentence. */
const behaviorNames = {
  stateful: 'stateful',
  custom: 'by handlers',
  example: 'stateless',
  unserved: 'not served',
} as const satisfies Record<keyof ApiSummary['operations'], string>;

const behaviors = ['stateful', 'custom', 'example', 'unserved'] as const;

/** The first line, which names the address, and those that every start has. */
export function formatReady(sandbox: ReadySandbox, { host }: Pick<Config, 'host'>): readonly string[] {
  const { url, authorityFile } = sandbox;
  const first =
    'mounts' in sandbox
      ? `${url} with ${plural(sandbox.mounts.length, 'API')}:`
      : `${url} (${formatState(sandbox)})`;
  return [
    `togai-sandbox is ready at ${first}`,
    ...('mounts' in sandbox ? formatMounts(sandbox) : []),
    ...(isLoopback(host) ? [] : [`It listens on ${host}: other machines can reach it with a token.`]),
    ...(authorityFile === undefined
      ? []
      : [
          `Clients have to trust its authority: NODE_EXTRA_CA_CERTS=${authorityFile}, or curl --cacert ${authorityFile}.`,
        ]),
  ];
}

function formatState({ stateFile }: Pick<Sandbox, 'stateFile'>): string {
  return stateFile === undefined ? 'state in memory only' : `state in ${stateFile}`;
}

function formatMounts({ url, mounts }: Pick<MountedSandboxes, 'url' | 'mounts'>): readonly string[] {
  return mounts.map(
    ({ title, prefixes }) =>
      `  ${prefixes.map((prefix) => url + prefix).join(', ')}  ${escapeControls(title)}`,
  );
}

/** What a sandbox serves, and where its pages for people are. */
export function formatServed(sandbox: ReadySandbox): readonly string[] {
  if (!('mounts' in sandbox)) return describeApi(sandbox.url, sandbox.summary);
  const { url, mounts } = sandbox;
  return mounts.flatMap(({ prefixes: [prefix = ''], summary }) => describeApi(url + prefix, summary));
}

/** How many problems `check` finds in a contract, and how to see them; nothing where there are none. */
export function formatFindings(
  contract: string,
  findings: Iterable<Pick<AdminFinding, 'severity'>>,
): readonly string[] {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  const found = [
    ...(counts.error > 0 ? [plural(counts.error, 'error')] : []),
    ...(counts.warning > 0 ? [plural(counts.warning, 'warning')] : []),
  ];
  if (found.length === 0) return [];
  return [
    escapeControls(`  ${contract} has ${found.join(' and ')}: togai-sandbox check ${contract} lists them`),
  ];
}

function describeApi(url: string, { title, version, operations, pages }: ApiSummary): readonly string[] {
  return [
    `  ${escapeControls(`${title} ${version}`.trim())}: ${formatOperations(operations)}`,
    ...pages.map((path) => `  ${(pageNames[path] ?? path).padEnd(pageNameWidth)}  ${url}${path}`),
  ];
}

/** How many operations there are, and how many of them remember what is sent. */
function formatOperations(operations: ApiSummary['operations']): string {
  const counted = behaviors.map((behavior) => [behavior, operations[behavior] ?? 0] as const);
  const parts = counted.flatMap(([behavior, count]) =>
    count === 0 ? [] : [`${count} ${behaviorNames[behavior]}`],
  );
  return `${plural(countOperations({ operations }), 'operation')} (${parts.join(', ')})`;
}

/** How many operations there are, of every behavior. */
export function countOperations({ operations }: Pick<ApiSummary, 'operations'>): number {
  return behaviors.reduce((sum, behavior) => sum + (operations[behavior] ?? 0), 0);
}
