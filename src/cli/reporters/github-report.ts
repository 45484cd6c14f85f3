import type { CheckResult } from '../../lint/check-document.ts';
import type { Finding } from '../../lint/lint.ts';
import { annotatedPath } from './annotated-path.ts';
import { describeFinding } from './finding-lines.ts';

/** What GitHub calls the severities of annotations. */
const commands = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<
  Finding['severity'],
  string
>;

/**
 * Formats findings as workflow commands, which GitHub Actions shows as annotations of the lines of a contract.
 * @param folder the folder of the repository
 */
export function formatAnnotations(
  contract: string,
  folder: string,
  { findings }: Pick<CheckResult, 'findings'>,
): readonly string[] {
  return findings.map((finding) => {
    const { severity, rule, file = contract, line, column } = finding;
    const [text, ...issues] = describeFinding(finding);
    const place = line === undefined ? '' : `,line=${line},col=${column ?? 1}`;
    const message = [text, ...issues.map((issue) => `- ${issue}`)].join('\n');
    const properties = `file=${escapeProperty(annotatedPath(folder, file))}${place},title=${escapeProperty(rule)}`;
    return `::${commands[severity]} ${properties}::${escapeData(message)}`;
  });
}

/** A command is one line, and `%` begins an escape. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Properties end at a comma or a colon. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
