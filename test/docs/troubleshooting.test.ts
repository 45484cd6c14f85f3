import { describe, expect, it } from 'vitest';
import { documentLoads } from '../../src/lint/document-loads.ts';
import { rules } from '../../src/lint/rules.ts';
import { parsePage } from '../support/markdown-page.ts';
import { type MessageTemplate, thrownMessages } from '../support/thrown-messages.ts';

const { text: page } = parsePage('docs/troubleshooting.md');

/** The cells of each row of the table below a heading. */
function rowsBelow(heading: string): readonly (readonly string[])[] {
  const [, section = ''] = page.split(`\n## ${heading}\n`);
  const [table = ''] = section.split('\n## ');
  const lines = table.split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(2).map((line) =>
    line
      .slice(2, -2)
      .split(/(?<!\\) \| /)
      .map((cell) => cell.trim()),
  );
}

/** Whether the parts of a documented message, between its `…`, follow each other in the message of the source. */
function isAbout(documented: string, { text }: MessageTemplate): boolean {
  let from = 0;
  return documented.split('…').every((part) => {
    const at = text.indexOf(part.trim(), from);
    from = at + part.trim().length;
    return at >= 0;
  });
}

describe.each([
  [
    'The sandbox does not start',
    'StartupError',
    [
      'cli/commands/init.ts',
      'cli/commands/save-output.ts',
      'handlers/custom/match-handlers.ts', // issues of the handlers, each with what to do
      'http/listen.ts',
      'openapi/load/load-issue.ts', // the errors that `check` reports
      'storage/null-persistence.ts', // there is no file that could be wrong
    ],
  ],
  [
    'The command line is refused',
    'ConfigError',
    [
      'cli/commands/explain.ts',
      'config/file/config-file.ts', // issues of the file, each with its line
      'config/file/find-config-file.ts', // what is wrong with any file in YAML
    ],
  ],
])('the table "%s"', (heading, className, composed) => {
  const documented = rowsBelow(heading).map(([message = '']) => message.replaceAll('`', ''));
  const { direct, all, composedIn } = thrownMessages(className);
  // Issues of options become a StartupError in code, and what they say is in the table of the command line.
  const isWritten = ({ text }: MessageTemplate) => /[a-z]{3}/.test(text);

  it('has every message of the source', () => {
    const missing = direct.filter(isWritten).filter((each) => !documented.some((row) => isAbout(row, each)));
    expect(missing).toEqual([]);
    expect(composedIn).toEqual(composed);
  });

  it('has no message that the source does not have', () => {
    const texts = [...all, ...otherTexts];
    expect(documented.filter((row) => !texts.some((each) => isAbout(row, each)))).toEqual([]);
  });

  it('says what each message means, and what to do', () => {
    const rows = rowsBelow(heading);
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter((cells) => cells.length !== 3 || cells.some((cell) => cell === ''))).toEqual([]);
  });
});

/** What is part of a message and stands elsewhere. */
const otherTexts: readonly MessageTemplate[] = [
  { file: 'openapi/load/source/fetch-source.ts', text: '… cannot be fetched (…): keep a local copy.' },
  { file: 'openapi/named-operation.ts', text: 'The contract has no operation …: give an operationId' },
];

it('the table "What `check` reports" has every rule with its severity, and a page', () => {
  const listed = rowsBelow('What `check` reports').map(([rule, severity]) => [rule, severity]);
  const expected = [documentLoads, ...rules].map(({ id, severity }) => [`[${id}](rules/${id}.md)`, severity]);
  expect([...listed].sort()).toEqual([...expected].sort());
});
