import type { Config } from '../config/parse-config.ts';
import { StartupError } from '../errors.ts';
import { everyAddress, listen } from '../http/listen.ts';
import { createMountListener } from '../http/mount-listener.ts';
import type { ApiSummary } from './api-summary.ts';
import { type AssembledApi, assembleApi, openHandlers } from './assemble-sandbox.ts';
import { type LanLinks, lanLinksOf, withLanToken } from './lan/lan-link.ts';
import { createReach } from './lan/reach.ts';
import { type Sandbox, type SandboxOptions, toSettings } from './sandbox-options.ts';
import { tlsFilesOf } from './tls/tls-files.ts';

/** Several sandboxes at one address. */
export interface MountedSandboxes {
  /** Their base URL, such as `http://127.0.0.1:4010`. */
  readonly url: string;
  /** The certificate of the authority that clients have to trust, where the sandbox made it. */
  readonly authorityFile?: string;
  /** How the local network reaches them. */
  readonly lan?: LanLinks;
  /** Where each API is served, in the order of the contracts. */
  readonly mounts: readonly {
    readonly title: string;
    readonly prefixes: readonly string[];
    /** What the API has, in numbers. */
    readonly summary: ApiSummary;
    /** What `check` finds in its contract. */
    readonly findings: Sandbox['findings'];
  }[];
  close(): Promise<void>;
}

/**
 * Starts several sandboxes at one address, each below its base path; each has its own state, sessions and admin API.
 * They share their custom handlers: each has those of its own operations.
 * @param given the options of each contract
 * @throws StartupError when one cannot start, or two are served below the same path.
 */
export async function createSandboxes(
  given: readonly SandboxOptions[],
  { port, host: address, lan: isLan }: Pick<Config, 'host' | 'port'> & Partial<Pick<Config, 'lan'>>,
): Promise<MountedSandboxes> {
  const first = withLanToken(given[0] ?? {});
  const options = given.map((each) => ({ ...each, lanToken: first.lanToken }));
  const host = isLan ? everyAddress : address;
  const tls = await tlsFilesOf(toSettings({ host, ...first }));
  const assembled: AssembledApi[] = [];
  const handlers = await openHandlers(toSettings({ host, ...first }));
  const closeAll = async () => {
    await handlers?.close();
    for (const { close } of assembled) await close();
  };
  try {
    for (const each of options) assembled.push(await assembleApi(toSettings({ host, ...each }), handlers));
    handlers?.start(assembled.map(({ running }) => running));
    const mounts = assembled.map(({ app, basePaths, title, running }) => ({
      prefixes: basePaths,
      title,
      summary: running.summarize(),
      findings: () => running.findings(),
      listener: app,
    }));
    requireDistinct(mounts);
    const server = await listen(
      createMountListener(mounts, { tokens: first.tokens, ...createReach(toSettings({ host, ...first })) }),
      host,
      port,
      { tls },
    );
    const close = async () => {
      for (const { release } of assembled) release();
      await server.close();
      await closeAll();
    };
    const authority = tls?.authorityFile && { authorityFile: tls.authorityFile };
    const lan = lanLinksOf(first, server.url);
    return { url: server.url, mounts, ...authority, ...(lan && { lan }), close };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

function requireDistinct(
  mounts: readonly { readonly prefixes: readonly string[]; readonly title: string }[],
) {
  const owners = new Map<string, string>();
  for (const { prefixes, title } of mounts) {
    for (const prefix of prefixes) {
      const owner = owners.get(prefix);
      if (owner !== undefined) {
        throw new StartupError(
          `${owner} and ${title} are both served below ${prefix || '/'}: give each a path of its own, as in --mount /a=a.yaml.`,
        );
      }
      owners.set(prefix, title);
    }
  }
}
