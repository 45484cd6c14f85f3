import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expandAliases } from '../dist/openapi/load/document-limits.js';
import { parseText } from '../dist/openapi/load/parse-yaml-json.js';
import { parsedName } from '../dist/openapi/load/parsed-when-built.js';

// Parses the contracts of the package, so that no start has to.
const root = join(import.meta.dirname, '..');
const target = join(root, 'dist', 'parsed');

mkdirSync(target, { recursive: true });
for (const name of readdirSync(join(root, 'openapi')).filter((name) => name.endsWith('.yaml'))) {
  const text = readFileSync(join(root, 'openapi', name), 'utf8');
  const { value } = expandAliases(parseText(text, name), name);
  writeFileSync(join(target, parsedName(text)), JSON.stringify(value));
}
