import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

// The package holds the types that `index.d.ts` leads to, and not those of every module: they were half of its files.
const dist = join(import.meta.dirname, '..', 'dist');
const needed = new Set();
const open = [join(dist, 'index.d.ts')];

for (let file = open.pop(); file !== undefined; file = open.pop()) {
  if (needed.has(file)) continue;
  needed.add(file);
  const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'));
  for (const { fileName } of importedFiles) {
    const path = join(dirname(file), fileName.replace(/\.[jt]s$/, '.d.ts'));
    if (fileName.startsWith('.') && existsSync(path)) open.push(path);
  }
}

for (const name of readdirSync(dist, { recursive: true })) {
  const file = join(dist, name);
  if (name.endsWith('.d.ts') && !needed.has(file)) rmSync(file);
}
