import type { Finding } from './finding.ts';

/** What the loading of a contract noted; a note begins with its file and place. */
export function loadWarnings(notes: readonly string[]): readonly Finding[] {
  return notes.map((note) => {
    const [, location = '#', described = note] = /^.*?(#\/\S*) (.*)$/s.exec(note) ?? [];
    return { severity: 'info', kind: 'pattern', location, message: described.replace(/^is/, 'This is') };
  });
}
