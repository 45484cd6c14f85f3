import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CheckResult } from '../../lint/check-document.ts';
import type { Finding } from '../../lint/lint.ts';
import { annotatedPath } from './annotated-path.ts';
import { describeFinding, formatLocation } from './finding-lines.ts';

/** What SARIF calls the severities (SARIF 2.1.0, 3.27.10). */
const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Finding['severity'],
  string
>;

/** What a rule of the report has. */
export interface SarifRule {
  readonly id: string;
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
}

/** What a report names beside its findings. */
export interface SarifOptions {
  /** The contract as the user gave it. */
  readonly contract: string;
  /** The folder that paths are relative to. */
  readonly folder: string;
  /** The version of this program. */
  readonly version: string;
  /** The text of the page of a rule, in Markdown. */
  readonly readPage: (docs: string) => string;
}

/**
 * Formats the result of a check as SARIF 2.1.0 (OASIS), which CI services show beside the lines of a contract.
 */
export function formatSarif(
  { findings }: Pick<CheckResult, 'findings'>,
  { contract, folder, version, readPage }: SarifOptions,
): string {
  const pages = new Map(findings.map(({ rule, docs }) => [rule, docs]));
  const ids = [...pages.keys()];
  const rules = [...pages].map(([id, docs]) => toRule(id, readPage(docs)));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'togai-sandbox', semanticVersion: version, rules } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) =>
          toResult({ contract, folder }, finding, ids.indexOf(finding.rule)),
        ),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

function toResult(
  { contract, folder }: Pick<SarifOptions, 'contract' | 'folder'>,
  finding: Finding,
  ruleIndex: number,
): object {
  const { severity, rule: ruleId, location, file = contract, line, column } = finding;
  const [text, ...issues] = describeFinding(finding);
  return {
    ruleId,
    ruleIndex,
    level: levels[severity],
    message: { text: [text, ...issues.map((issue) => `- ${issue}`)].join('\n') },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: toUri(annotatedPath(folder, file)) },
          region: { startLine: line ?? 1, startColumn: column ?? 1 },
        },
        logicalLocations: [{ fullyQualifiedName: location, name: formatLocation(location) }],
      },
    ],
  };
}

/** A rule with its page; the first paragraph after the severity says what it finds. */
function toRule(id: string, page: string): SarifRule {
  const paragraphs = page.split(/\n{2,}/);
  const described = paragraphs.find((paragraph) => !/^(?:#|Severity:|\s*$)/.test(paragraph));
  const text = (described ?? id).replace(/\s+/g, ' ').trim();
  return { id, fullDescription: { text }, help: { text, markdown: page } };
}

/** A file as a URI reference (RFC 3986): relative where the file is. */
function toUri(file: string): string {
  if (/^https?:\/\//.test(file)) return file;
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file.replaceAll('\\', '/').replace(/^\.\//, '').split('/').map(encodeURIComponent).join('/');
}
