import type { Finding } from './finding.ts';

/** What the loading of a contract noted; a note begins with its file and place. */
export function loadNotes(notes: readonly string[]): readonly Finding[] {
  return notes.map((note) => {
    const [, place = '#', told = note] = /^.*?(#\/\S*) (.*)$/s.exec(note) ?? [];
    return { severity: 'note', kind: 'pattern', place, message: told.replace(/^is/, 'This is') };
  });
}
