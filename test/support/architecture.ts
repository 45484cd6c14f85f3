import { contractModules, folders, libraries, modules, shapes } from './layers.ts';

/** The document with its generated tables as they are now. */
export function withCurrentTables(document: string): string {
  const tables = { modules: moduleTable(), folders: folderTable(), libraries: libraryTable() };
  return Object.entries(tables).reduce(
    (text, [name, table]) =>
      text.replace(
        new RegExp(`(<!-- begin ${name} -->\n)[^]*?(<!-- end ${name} -->)`),
        (_, begin: string, end: string) => `${begin}${table}${end}`,
      ),
    document,
  );
}

/** The steps that the document lists for a file of `src`. */
export function documentedSteps(document: string, file: string): readonly string[] {
  const [, section = ''] = document.split(`<!-- begin steps: ${file} -->`);
  const [table = ''] = section.split('<!-- end steps -->');
  return [...table.matchAll(/^\| `([^`]+)` \|/gm)].map(([, step = '']) => step);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

function moduleTable(): string {
  const rows = Object.entries(modules).map(([name, { idea, mayImport }]) => [
    `\`${name}\``,
    idea,
    importsOf(mayImport).join(', '),
  ]);
  return table(['in `src`', 'idea', 'may import'], rows);
}

/** What a module may import; the shapes and the contract's modules are one entry each where all of them are allowed. */
function importsOf(mayImport: readonly string[]): readonly string[] {
  if (mayImport.includes('*')) return ['everything'];
  const groups = [
    { title: 'the shapes', names: shapes },
    { title: "the contract's modules", names: contractModules },
  ].filter(({ names }) => names.every((name) => mayImport.includes(name)));
  const grouped = new Set<string>(groups.flatMap(({ names }) => names));
  const others = mayImport.filter((module) => !grouped.has(module));
  return [
    ...groups.map(({ title }) => title),
    ...others.map((module) =>
      module.startsWith('type:') ? `\`${module.slice(5)}\` (types)` : `\`${module}\``,
    ),
  ];
}

function folderTable(): string {
  return table(
    ['folder', 'idea'],
    Object.entries(folders).map(([name, idea]) => [`\`${name}\``, idea]),
  );
}

function libraryTable(): string {
  const rows = Object.entries(libraries).map(([name, places]) => [
    `\`${name}\``,
    places.map((place) => `\`${place}\``).join(', '),
  ]);
  return table(['library', 'known to'], rows);
}
