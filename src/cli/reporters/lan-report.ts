import type { LanLinks } from '../../server/lan/lan-link.ts';

/**
 * How other machines reach a sandbox: its addresses, and a link with the token.
 * @param drawsCode whether the link is drawn as a QR code too, which takes a terminal
 * @example
 * In your network: http://192.168.1.5:4010
 * Open there, to be let in: http://192.168.1.5:4010/?token=…
 */
export async function formatLan(
  { token, urls, links }: LanLinks,
  drawsCode: boolean,
): Promise<readonly string[]> {
  const [link] = links;
  if (link === undefined) return ['This machine has no address in a network: only it can reach the sandbox.'];
  return [
    `In your network: ${urls.join('  ')}`,
    `Open there, to be let in: ${link}`,
    `Clients without a browser send X-Sandbox-Token: ${token}`,
    ...(drawsCode ? await drawCode(link) : []),
  ];
}

async function drawCode(text: string): Promise<readonly string[]> {
  const { renderUnicodeCompact } = await import('uqr');
  return renderUnicodeCompact(text, { border: 2 }).split('\n');
}
