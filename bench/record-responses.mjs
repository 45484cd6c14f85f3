import { writeFile } from 'node:fs/promises';
import { requests } from './requests.mjs';
import { startServer } from './start-server.mjs';

/** Writes the sandbox's responses to a file, for bare Express to respond the same. */
export async function recordResponses(commandOf, folder, files) {
  const server = await startServer((port) => commandOf(port, files), folder);
  try {
    const fetchBody = async ({ path, headers }) => (await fetch(server.url + path, { headers })).json();
    const responses = { customer: await fetchBody(requests.get), page: await fetchBody(requests.page) };
    await writeFile(files.responsesFile, JSON.stringify(responses));
  } finally {
    await server.stop();
  }
}
