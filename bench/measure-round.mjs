import { measure } from './measure.mjs';
import { requests } from './requests.mjs';
import { startServer } from './start-server.mjs';

/**
 * One round: starts every server, sends each the same requests in turn, and stops them all. What one round measures
 * is measured within moments, so its ratios hold on a machine that is now faster and now slower.
 * @param contestants subjects with their `commandOf` and their own `folder` and `files`
 * @param options how many `seconds` each is measured, and how many of `warmup` go before
 * @returns figures by the name of the subject; those of a server that failed end with its `failure`
 */
export async function measureRound(contestants, options) {
  const figures = new Map(contestants.map(({ name }) => [name, {}]));
  const servers = new Map();
  try {
    for (const { name, commandOf, folder, files } of contestants) {
      await attempt(figures.get(name), async (own) => {
        const server = await startServer((port) => commandOf(port, files), folder);
        servers.set(name, server);
        Object.assign(own, { start: server.startTime, rest: server.atRest });
      });
    }
    for (const [key, request] of Object.entries(requests)) {
      for (const { name, pagePath } of contestants) {
        const own = figures.get(name);
        if (own.failure !== undefined) continue;
        const path = key === 'page' && pagePath ? pagePath : request.path;
        await attempt(own, async () => {
          own[key] = await measure(servers.get(name).url, { ...request, path }, options);
        });
      }
    }
    for (const [name, server] of servers) {
      await attempt(figures.get(name), async (own) => {
        own.peak = server.peak();
      });
    }
  } finally {
    for (const server of servers.values()) await server.stop();
  }
  return figures;
}

/** A server that fails is named with its reason; the others go on. */
async function attempt(own, work) {
  try {
    await work(own);
  } catch (error) {
    own.failure = error instanceof Error ? error.message : String(error);
  }
}
