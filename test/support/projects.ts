import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The projects of the suite, by what their files start. */
export const projects = ['unit', 'api', 'contracts', 'processes'] as const;

export type Project = (typeof projects)[number];

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a file imports that starts a process. */
const startsProcess = /'node:child_process'|support\/(command|lock-process|page-runner\/[\w-]+)\.ts'/;

/** What a file imports that starts a sandbox, or an app of its own. */
const startsApp =
  /'supertest'|'express'|'node:http'|(assemble|create)Sandbox|support\/((contract-|listening-)?sandbox|prepared-api|validating-app|failing-admin|raw-request|receiver|wire)\.ts'/;

/** The test files by project: a new file is in the right one by what it imports. */
export function testFilesByProject(): Readonly<Record<Project, readonly string[]>> {
  const files: Record<Project, string[]> = { unit: [], api: [], contracts: [], processes: [] };
  for (const name of readdirSync(`${root}/test`, { recursive: true, encoding: 'utf8' })) {
    const file = `test/${name.replaceAll('\\', '/')}`;
    if (file.endsWith('.test.ts')) files[projectOf(file)].push(file);
  }
  return files;
}

function projectOf(file: string): Project {
  const text = readFileSync(`${root}/${file}`, 'utf8');
  if (startsProcess.test(text)) return 'processes';
  if (file.startsWith('test/contracts/')) return 'contracts';
  return startsApp.test(text) ? 'api' : 'unit';
}
