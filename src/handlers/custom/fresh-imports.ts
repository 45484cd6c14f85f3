import { createRequire, register } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { plainText } from '../../json.ts';

/** A module with all that it imports, loaded anew. */
export interface FreshImport {
  /** What it exports; rejects with what was thrown while it was loaded. */
  readonly exports: Promise<Readonly<Record<string, unknown>>>;
  /** The paths of its own files, packages left out; complete once `exports` has settled. */
  files(): readonly string[];
}

/** Imports modules again and again, each time with everything that they import. */
export type ImportFresh = (file: string) => FreshImport;

/**
 * Node loads a module once for each address. These hooks, which run in a thread of their own, pass the mark in the address
 * of a module on to whatever it imports, and report the files that have it.
 */
const hooks = `
let port, mark;
export function initialize(data) { ({ port, mark } = data); }
export async function resolve(specifier, context, nextResolve) {
  const found = await nextResolve(specifier, context);
  const run = runOf(context.parentURL) ?? runOf(found.url);
  if (run === null || !found.url.startsWith('file:') || found.url.includes('/node_modules/')) return found;
  const url = new URL(found.url);
  url.searchParams.set(mark, run);
  port.postMessage(url.href);
  return { ...found, url: url.href };
}
function runOf(url) { return URL.canParse(url ?? '') ? new URL(url).searchParams.get(mark) : null; }
`;

/** Installs the hooks, which stay for as long as the process lives: only for modules that are loaded again. */
export function createFreshImports(): ImportFresh {
  const { port1: reports, port2: port } = new MessageChannel();
  const mark = `run-${crypto.randomUUID()}`;
  register(`data:text/javascript,${encodeURIComponent(hooks)}`, {
    data: { port, mark },
    transferList: [port],
  });
  reports.unref();
  let runs = 0;
  let known: readonly string[] = [];
  return (file) => {
    runs += 1;
    forgetRequired(known);
    const url = pathToFileURL(file);
    url.searchParams.set(mark, `${runs}`);
    const files = new Set([file]);
    return {
      exports: import(url.href),
      files: () => {
        for (let report = receiveMessageOnPort(reports); report; report = receiveMessageOnPort(reports)) {
          files.add(fileURLToPath(plainText(report.message).split('?', 1).join('')));
        }
        known = withRequired(files);
        return known;
      },
    };
  };
}

/** The CommonJS modules of this process, by their paths. */
const required = createRequire(import.meta.url).cache;

/** Files with those that they require, as far as they are CommonJS modules; packages are left out. */
function withRequired(files: Iterable<string>): readonly string[] {
  const found = new Set(files);
  for (const file of found) {
    for (const { filename } of required[file]?.children ?? []) {
      if (!filename.includes('node_modules')) found.add(filename);
    }
  }
  return [...found];
}

/** Node remembers CommonJS modules by their paths, whatever is added to their addresses. */
function forgetRequired(files: readonly string[]): void {
  for (const file of files) delete required[file];
}
