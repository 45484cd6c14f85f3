import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installTool } from './install-tool.mjs';

const project = fileURLToPath(new URL('..', import.meta.url));
const cli = join(project, 'dist', 'cli.js');
const bareExpress = join(project, 'bench', 'bare-express.mjs');
const syncedExpress = join(project, 'bench', 'synced-express.mjs');
const contract = join(project, 'openapi', 'togai.yaml');

/** How many customers there are where it is not said: a page of 20 that is not the last one takes 21. */
export const few = 40;

/** The sandbox over so many customers, with every check and with its state on disk. */
function ours(name, customers) {
  return {
    name,
    title: `togai-sandbox, ${customers.toLocaleString('en')} customers`,
    customers,
    prepare:
      () =>
      (port, { stateFile }) => [cli, '--port', `${port}`, '--data', stateFile, '--quiet'],
  };
}

/**
 * Another tool.
 * @param version the last one that runs on the Node that this project asks for
 */
function tool(name, packageName, version, argumentsFor) {
  const prepare = (tools) => {
    const command = installTool(tools, packageName, version);
    return (port, files) => [command, ...argumentsFor(`${port}`, files)];
  };
  return { name, title: `${packageName} ${version}`, prepare };
}

function jsonServer(name, customers) {
  const argumentsFor = (port, { rowsFile }) => ['--host', '127.0.0.1', '--port', port, rowsFile];
  const subject = tool(name, 'json-server', '1.0.0-beta.3', argumentsFor);
  const title = `${subject.title}, ${customers.toLocaleString('en')} customers`;
  return { ...subject, title, customers, pagePath: '/customers?_page=1&_per_page=20' };
}

/** What is measured, the ceiling first. */
export const subjects = [
  {
    name: 'express',
    title: 'bare Express 5',
    prepare:
      () =>
      (port, { responsesFile }) => [bareExpress, `${port}`, responsesFile],
  },
  {
    name: 'synced',
    title: 'bare Express 5 that syncs each POST to disk',
    prepare:
      () =>
      (port, { responsesFile, stateFile }) => [syncedExpress, `${port}`, responsesFile, `${stateFile}.log`],
  },
  ours('ours', few),
  ours('ours-10k', 10_000),
  ours('ours-100k', 100_000),
  jsonServer('json-server', few),
  // It rewrites all rows with each POST, and syncs none: how fast it is depends on how many there are.
  jsonServer('json-server-10k', 10_000),
  tool('prism', '@stoplight/prism-cli', '5.14.2', (port) => [
    ...['mock', '--host', '127.0.0.1', '--port', port],
    ...['--verboseLevel', 'silent', contract],
  ]),
  tool('mockoon', '@mockoon/cli', '9.9.0', (port) => [
    ...['start', '--data', contract, '--hostname', '127.0.0.1', '--port', port],
    '--disable-log-to-file',
  ]),
];
