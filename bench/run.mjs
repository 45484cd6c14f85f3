import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { customerRows } from './customers.mjs';
import { measureRound } from './measure-round.mjs';
import { parseOptions } from './options.mjs';
import { recordResponses } from './record-responses.mjs';
import { report } from './report.mjs';
import { few, subjects } from './subjects.mjs';
import { writeStateFile } from './write-state-file.mjs';

// Beside the project's own packages, so that state is on the disk that it would be on: a temporary folder may be in
// memory, where syncing costs nothing.
const cache = fileURLToPath(new URL('../node_modules/.cache/bench', import.meta.url));
const results = fileURLToPath(new URL('results.md', import.meta.url));

const options = parseOptions(
  process.argv.slice(2),
  subjects.map(({ name }) => name),
);
await mkdir(cache, { recursive: true });
const folder = await mkdtemp(join(cache, 'run-'));
try {
  await run();
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function run() {
  const notes = [];
  const contestants = prepare(notes);
  const recorder = subjects.find(({ name }) => name === 'ours');
  await recordResponses(recorder.prepare(), folder, await filesFor(recorder));
  const rounds = [];
  for (let number = 1; number <= options.rounds; number += 1) {
    print(`round ${number} of ${options.rounds}`);
    for (const contestant of contestants) Object.assign(contestant, { files: await filesFor(contestant) });
    const round = await measureRound(contestants, options);
    for (const [name, { failure }] of round) if (failure !== undefined) notes.push(`${name}: ${failure}`);
    rounds.push(round);
  }
  const text = report(contestants, rounds, options, [...new Set(notes)]);
  print(`\n${text}`);
  await writeFile(results, `# Side by side\n\n\`npm run bench\` writes this file.\n\n${text.trim()}\n`);
}

/** The subjects that were requested and that could be installed. */
function prepare(notes) {
  return subjects
    .filter(({ name }) => options.only.includes(name))
    .flatMap((subject) => {
      try {
        return [{ ...subject, folder, commandOf: subject.prepare(join(cache, 'tools')) }];
      } catch (error) {
        notes.push(`${subject.title} could not be installed and is left out: ${error.message}`);
        return [];
      }
    });
}

/** New files for a server to begin with: every round begins alike. */
async function filesFor({ name, customers = few }) {
  const stateFile = join(folder, `${name}.json`);
  const rowsFile = join(folder, `${name}-rows.json`);
  await writeStateFile(stateFile, customers);
  await writeFile(rowsFile, JSON.stringify(customerRows(customers)));
  return { stateFile, rowsFile, responsesFile: join(folder, 'responses.json') };
}

function print(text) {
  process.stdout.write(`${text}\n`);
}
