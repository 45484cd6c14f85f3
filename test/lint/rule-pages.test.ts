import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { checkDocument } from '../../src/lint/check-document.ts';
import { documentLoads } from '../../src/lint/document-loads.ts';
import { severities } from '../../src/lint/finding.ts';
import { rules } from '../../src/lint/rules.ts';
import { type ContractFolder, contractFolder } from '../support/contract-folder.ts';

const folders: ContractFolder[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

const root = new URL('../../', import.meta.url);
const all = [...rules, documentLoads];
const idsIn = (folder: string, ending: string) =>
  readdirSync(fileURLToPath(new URL(folder, root))).map((name) => name.slice(0, -ending.length));

/** The example of a section of a page, such as `Failing example`. */
function exampleOf(page: string, section: string): string {
  const [, example] = new RegExp(`## ${section}\\n\\n\`\`\`yaml\\n(.*?)\`\`\``, 's').exec(page) ?? [];
  if (example === undefined) throw new Error(`the page has no ${section}`);
  return example;
}

async function rulesThatFind(example: string): Promise<readonly string[]> {
  const folder = contractFolder({ 'openapi.yaml': example });
  folders.push(folder);
  const { findings } = await checkDocument(folder.path('openapi.yaml'), {}, (_path, { operations }) => ({
    customIds: new Set(),
    operations,
    takenNames: [],
  }));
  return findings.map(({ rule }) => rule);
}

describe('the rules', () => {
  it('have one page and one file each, and every page and file has a rule', () => {
    expect(idsIn('docs/rules/', '.md').sort()).toEqual(all.map(({ id }) => id).sort());
    expect(idsIn('src/lint/rules/', '.ts').sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  it('have pages in the package', () => {
    expect(manifest.files).toContain('docs/rules/*.md');
  });

  it.each(all)('$id names its page, with its severity and examples', async ({ id, docs, severity }) => {
    expect(severities).toContain(severity);
    expect(docs).toBe(`docs/rules/${id}.md`);
    const page = readFileSync(new URL(docs, root), 'utf8');
    expect(page).toMatch(new RegExp(`^# ${id}\\n\\nSeverity: ${severity}\\b`));
    expect(await rulesThatFind(exampleOf(page, 'Failing example'))).toContain(id);
    expect(await rulesThatFind(exampleOf(page, 'Correct example'))).not.toContain(id);
  });
});
