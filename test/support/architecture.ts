import { contractRooms, folders, libraries, rooms, shapes } from './layers.ts';

/** The document with its generated tables as they are now. */
export function withCurrentTables(document: string): string {
  const tables = { rooms: roomTable(), folders: folderTable(), libraries: libraryTable() };
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

function roomTable(): string {
  const rows = Object.entries(rooms).map(([name, { idea, mayImport }]) => [
    `\`${name}\``,
    idea,
    importsOf(mayImport).join(', '),
  ]);
  return table(['in `src`', 'idea', 'may import'], rows);
}

/** What a room may import; the shapes and the contract's rooms are one entry each where all of them are allowed. */
function importsOf(mayImport: readonly string[]): readonly string[] {
  if (mayImport.includes('*')) return ['everything'];
  const groups = [
    { title: 'the shapes', names: shapes },
    { title: "the contract's rooms", names: contractRooms },
  ].filter(({ names }) => names.every((name) => mayImport.includes(name)));
  const grouped = new Set<string>(groups.flatMap(({ names }) => names));
  const others = mayImport.filter((room) => !grouped.has(room));
  return [
    ...groups.map(({ title }) => title),
    ...others.map((room) => (room.startsWith('type:') ? `\`${room.slice(5)}\` (types)` : `\`${room}\``)),
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
