import type { Rule } from '../rule.ts';

/** Patterns that JavaScript's regular expressions cannot express, so that no value is checked against them. */
export const noUnsupportedPatterns: Rule = {
  id: 'no-unsupported-patterns',
  severity: 'info',
  docs: 'docs/rules/no-unsupported-patterns.md',
  // Loading the document finds them; a note begins with its file and location.
  check: ({ notes }) =>
    notes.map((note) => {
      const [, location = '#', message = note] = /^.*?(#\/\S*) (.*)$/s.exec(note) ?? [];
      return { location, message: message.replace(/^is/, 'This is') };
    }),
};
