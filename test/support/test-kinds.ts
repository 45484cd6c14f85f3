import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The kinds of test files, by what they start. */
export type TestKind = 'unit' | 'api' | 'processes';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a file imports that starts a process. */
const startsProcess = /'node:child_process'|support\/(command|lock-process|page-runner\/[\w-]+)\.ts'/;

/** What a file imports that starts a sandbox, or an app of its own. */
const startsApp =
  /'supertest'|'express'|'node:http'|(assemble|create)Sandbox|support\/((contract-|listening-)?sandbox|prepared-api|validating-app|failing-admin|raw-request|receiver|wire)\.ts'/;

/** The test files by kind: a new file is of the right one by what it imports. */
export function testFilesByKind(): Readonly<Record<TestKind, readonly string[]>> {
  const files: Record<TestKind, string[]> = { unit: [], api: [], processes: [] };
  for (const name of readdirSync(`${root}/test`, { recursive: true, encoding: 'utf8' })) {
    const file = `test/${name.replaceAll('\\', '/')}`;
    if (file.endsWith('.test.ts')) files[kindOf(file)].push(file);
  }
  return files;
}

function kindOf(file: string): TestKind {
  const text = readFileSync(`${root}/${file}`, 'utf8');
  if (startsProcess.test(text)) return 'processes';
  return startsApp.test(text) ? 'api' : 'unit';
}
