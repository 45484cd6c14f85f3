import autocannon from 'autocannon';

/** How many clients send requests at the same time, unless a request says it. */
export const usualConnections = 10;

/**
 * Sends a server the same request for so many seconds, after some that do not count. V8 compiles what runs often, and
 * the more steps a request takes, the longer that goes on: after one second, bare Express is as fast as it gets, and a POST
 * of the sandbox at three quarters of its speed. All are warmed alike.
 * @returns the requests that it served a second
 * @throws Error when a response is no success: a server that rejects is fast.
 */
export async function measure(url, request, { warmup, seconds }) {
  if (warmup > 0) await load(url, request, warmup);
  return load(url, request, seconds);
}

async function load(url, { method, path, headers, bodyOf, connections = usualConnections }, duration) {
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
