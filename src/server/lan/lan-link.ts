import { randomBytes } from 'node:crypto';
import { linkParameter } from '../../http/lan/lan-access.ts';
import { localAddresses } from '../../http/lan/local-addresses.ts';
import type { Settings } from '../server-settings.ts';

/** How other machines of the local network reach a sandbox. */
export interface LanLinks {
  /** What they have to send, as `X-Sandbox-Token` or by opening a link. */
  readonly token: string;
  /** The base URLs of the sandbox, the most usual first; none where the machine has no network. */
  readonly urls: readonly string[];
  /** The same addresses with the token: a browser that opens one is let in. */
  readonly links: readonly string[];
}

/** A token that nobody guesses, and that a QR code has room for. */
function generateLanToken(): string {
  return randomBytes(16).toString('base64url');
}

/** The options of a sandbox with a token for the local network, where that may use it. */
export function withLanToken<T extends Partial<Pick<Settings, 'lan' | 'lanToken'>>>(options: T): T {
  if (options.lan !== true || options.lanToken !== undefined) return options;
  return { ...options, lanToken: generateLanToken() };
}

/**
 * The links to a sandbox; `undefined` where only this machine reaches it.
 * @param url its address on this machine
 */
export function lanLinksOf(
  { lan, lanToken }: Partial<Pick<Settings, 'lan' | 'lanToken'>>,
  url: string,
  addresses = localAddresses(),
): LanLinks | undefined {
  if (lan !== true || lanToken === undefined) return undefined;
  const { protocol, port } = new URL(url);
  const urls = addresses.map((address) => `${protocol}//${address}${port === '' ? '' : `:${port}`}`);
  const query = new URLSearchParams({ [linkParameter]: lanToken });
  return { token: lanToken, urls, links: urls.map((each) => `${each}/?${query}`) };
}
