import { cpus } from 'node:os';
import { usualConnections } from './measure.mjs';
import { requests } from './requests.mjs';

/**
 * The figures as Markdown: medians of the rounds, and medians of the ratios to the ceiling within each round.
 * @param rounds the figures of each round by the name of the subject
 */
export function report(contestants, rounds, { seconds, warmup }, notes) {
  const ceiling = contestants[0];
  const head = [
    '',
    ...Object.values(requests).map(({ title }) => title),
    'start, ms',
    'at rest, MB',
    'peak, MB',
  ];
  const rows = contestants.map(({ name, title }) => [
    title,
    ...Object.keys(requests).map((key) => speed(rounds, name, ceiling.name, key)),
    ...['start', 'rest', 'peak'].map((key) => whole(median(valuesOf(rounds, name, key)))),
  ]);
  const machine = `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}`;
  return [
    `Requests a second over ${usualConnections} connections, and in brackets the ratio to ${ceiling.title}: medians of ${rounds.length} rounds`,
    `of ${seconds} s each after ${warmup} s that do not count, measured in turn. Start is from the start of the process to its first 200. ${machine}.`,
    '',
    ...[head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...rows].map(
      (row) => `| ${row.join(' | ')} |`,
    ),
    '',
    ...notes.map((note) => `- ${note}`),
  ].join('\n');
}

function speed(rounds, name, ceiling, key) {
  const own = median(valuesOf(rounds, name, key));
  const ratios = rounds
    .map((round) => round.get(name)[key] / round.get(ceiling)[key])
    .filter(Number.isFinite);
  if (own === undefined) return '–';
  return `${whole(own)} (${median(ratios)?.toFixed(2) ?? '–'})`;
}

function valuesOf(rounds, name, key) {
  return rounds.map((round) => round.get(name)[key]).filter((value) => value !== undefined);
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : mean(sorted[middle - 1], sorted[middle]);
}

function mean(a, b) {
  return a === undefined || b === undefined ? undefined : (a + b) / 2;
}

function whole(value) {
  return value === undefined ? '–' : Math.round(value).toLocaleString('en');
}
