import { writeFile } from 'node:fs/promises';
import { requests } from './requests.mjs';
import { startServer } from './start-server.mjs';

/** Writes what the sandbox answers, for bare Express to answer the same. */
export async function recordAnswers(commandOf, folder, files) {
  const server = await startServer((port) => commandOf(port, files), folder);
  try {
    const answer = async ({ path, headers }) => (await fetch(server.url + path, { headers })).json();
    const answers = { customer: await answer(requests.get), page: await answer(requests.page) };
    await writeFile(files.answersFile, JSON.stringify(answers));
  } finally {
    await server.stop();
  }
}
