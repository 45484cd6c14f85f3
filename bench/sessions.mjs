import { createSandbox } from '../dist/index.js';
import { customerRequest, customerRows } from './customers.mjs';

// How long what tests do between themselves takes, over HTTP and as code does it: `node bench/sessions.mjs`, once it is
// built. Medians of many, in milliseconds; the request to health measures what HTTP alone takes.

const times = 51;

const median = (figures) => figures.sort((a, b) => a - b)[Math.floor(figures.length / 2)];

/** @param prepare done before each, and not counted */
async function measure(work, prepare = () => {}) {
  const figures = [];
  for (let i = 0; i < times; i += 1) {
    await prepare(i);
    const start = performance.now();
    await work(i);
    figures.push(performance.now() - start);
  }
  return median(figures).toFixed(2);
}

async function figuresOver(count) {
  const sandbox = await createSandbox({ data: { collections: customerRows(count) } });
  const { url } = sandbox;
  const headers = { Authorization: 'Bearer bench', 'Content-Type': 'application/json' };
  const ask = async (method, path, body) => {
    const response = await fetch(url + path, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    await response.arrayBuffer();
  };
  let serial = 0;
  /** Ten customers more, so that there is something to go back from. */
  const change = async (prefix = '') => {
    for (let i = 0; i < 10; i += 1) {
      serial += 1;
      await ask('POST', `${prefix}/customers`, customerRequest(`new-${serial}`));
    }
  };
  await ask('PUT', '/__session/w/__admin/snapshots/first');
  await ask('PUT', '/__admin/snapshots/first');
  const figures = {
    rows: count.toLocaleString('en'),
    'health, for comparison': await measure(() => ask('GET', '/__admin/health')),
    'a session, made in code': await measure(() => sandbox.session()),
    'a session, made by its first request': await measure((i) =>
      ask('GET', `/__session/m${i}/customers?pageSize=1`),
    ),
    'reset of a session': await measure(
      () => ask('POST', '/__session/w/__admin/reset'),
      () => change('/__session/w'),
    ),
    'snapshot of a session': await measure((i) => ask('PUT', `/__session/w/__admin/snapshots/s${i}`)),
    'restore of a session': await measure(
      () => ask('POST', '/__session/w/__admin/snapshots/first/restore'),
      () => change('/__session/w'),
    ),
    'snapshot of the base': await measure((i) => ask('PUT', `/__admin/snapshots/s${i}`)),
    'restore of the base': await measure(
      () => ask('POST', '/__admin/snapshots/first/restore'),
      () => change(),
    ),
    'reset of the base to its seed data':
      count > 1_000 ? '' : await measure(() => ask('POST', '/__admin/reset')),
  };
  await sandbox.close();
  return figures;
}

const columns = [await figuresOver(1_000), await figuresOver(100_000)];
for (const name of Object.keys(columns[0])) {
  process.stdout.write(`| ${[name, ...columns.map((column) => column[name])].join(' | ')} |\n`);
  if (name === 'rows') process.stdout.write('| --- | ---: | ---: |\n');
}
