import autocannon from 'autocannon';

/** How many clients ask at the same time. */
const connections = 10;

/**
 * Asks a server the same thing for so many seconds, after a second that does not count.
 * @returns the requests it answered a second
 * @throws Error when an answer is no success: a server that refuses is fast.
 */
export async function measure(url, request, seconds) {
  await load(url, request, 1);
  return load(url, request, seconds);
}

async function load(url, { method, path, headers, bodyOf }, duration) {
  const request = { method, path, headers };
  if (bodyOf) request.setupRequest = (next) => ({ ...next, body: bodyOf() });
  const running = autocannon({ url, connections, duration, requests: [request] });
  const reasons = new Set();
  running.on('reqError', (error) => reasons.add(error.message));
  const result = await running;
  const { non2xx, errors, timeouts } = result;
  if (non2xx + errors + timeouts > 0) {
    const statuses = JSON.stringify(result.statusCodeStats);
    throw new Error(
      `${method} ${path}: ${errors} errors, ${timeouts} time-outs, statuses ${statuses} ${[...reasons].join()}`,
    );
  }
  return result['2xx'] / result.duration;
}
