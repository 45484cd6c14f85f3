import { plainText } from '../../json.ts';
import type { IssueSeverity } from './load-issue.ts';

type Node = Readonly<Record<string, unknown>>;

/** What the fields of an object are reported with. */
interface FieldReport {
  /** The version of OpenAPI, such as `3.2.0`. */
  readonly version: string;
  report(tokens: readonly string[], message: string, severity?: IssueSeverity): void;
}

/** A field that may not be where it is: beside another one, or in an object of this kind. */
export interface Exclusion {
  readonly severity: IssueSeverity;
  /** The field that has no effect. */
  readonly field: string;
  /** The field that counts in its place. */
  readonly beside?: string;
  /** In which objects; in all, unless given. */
  readonly when?: (node: Node, version: string) => boolean;
  /** Whether the field is left out of what is served: the sandbox would read it. */
  readonly isLeftOut?: true;
  /** What is wrong, where that is more than that the field is there. */
  readonly message?: string;
}

/**
 * Fields that exclude each other, and those that only other objects of their kind may have (OpenAPI 3.0 to 3.2). Where two
 * fields say different things of one, such as which value an example has, that is an error; what only has no effect is none.
 */
export const exclusions = {
  parameter: [
    { severity: 'error', field: 'content', beside: 'schema', when: isNoQueryString, isLeftOut: true },
    { severity: 'error', field: 'schema', beside: 'content', when: isQueryString, isLeftOut: true },
    {
      severity: 'error',
      field: 'schema',
      when: (node) => isQueryString(node) && node.content === undefined,
      message: 'does not say how the query is written, so that it is read as a form: declare content.',
    },
    { severity: 'warning', field: 'style', beside: 'content' },
    { severity: 'warning', field: 'explode', beside: 'content' },
    { severity: 'warning', field: 'allowReserved', beside: 'content' },
    { severity: 'warning', field: 'allowReserved', when: encodesNothing },
    { severity: 'error', field: 'examples', beside: 'example' },
  ],
  header: [
    { severity: 'error', field: 'content', beside: 'schema', isLeftOut: true },
    { severity: 'warning', field: 'allowReserved' },
    { severity: 'error', field: 'examples', beside: 'example' },
  ],
  mediaType: [
    { severity: 'error', field: 'examples', beside: 'example' },
    { severity: 'error', field: 'prefixEncoding', beside: 'encoding' },
    { severity: 'error', field: 'itemEncoding', beside: 'encoding' },
  ],
  encoding: [
    { severity: 'error', field: 'prefixEncoding', beside: 'encoding' },
    { severity: 'error', field: 'itemEncoding', beside: 'encoding' },
  ],
  example: [
    { severity: 'error', field: 'externalValue', beside: 'value' },
    { severity: 'error', field: 'value', beside: 'dataValue' },
    { severity: 'error', field: 'serializedValue', beside: 'value' },
    { severity: 'error', field: 'externalValue', beside: 'serializedValue' },
  ],
  link: [{ severity: 'error', field: 'operationId', beside: 'operationRef' }],
  xml: [
    { severity: 'error', field: 'attribute', beside: 'nodeType' },
    { severity: 'error', field: 'wrapped', beside: 'nodeType' },
  ],
} as const satisfies Readonly<Record<string, readonly Exclusion[]>>;

/** Reports the fields of an object that may not be there, and gives those that are left out. */
export function excludedFields(
  node: Node,
  tokens: readonly string[],
  { report, version }: FieldReport,
  rules: readonly Exclusion[],
): readonly string[] {
  const found = rules.filter(
    ({ field, beside, when }) =>
      node[field] !== undefined &&
      (beside === undefined || node[beside] !== undefined) &&
      (when?.(node, version) ?? true),
  );
  for (const exclusion of found) {
    const message = exclusion.message ?? messageOf(exclusion);
    report([...tokens, exclusion.field], message, exclusion.severity);
  }
  return found.filter(({ isLeftOut }) => isLeftOut).map(({ field }) => field);
}

function messageOf({ field, beside, isLeftOut }: Exclusion): string {
  if (beside === undefined) return 'has no effect here: remove it.';
  const counts = isLeftOut ? ', which counts' : '';
  return `may not be beside ${beside}${counts}: remove ${isLeftOut ? field : 'one of them'}.`;
}

function isQueryString({ in: place }: Node): boolean {
  return place === 'querystring';
}

function isNoQueryString(node: Node): boolean {
  return !isQueryString(node);
}

/** Whether no character of a parameter is percent-encoded anyhow; before 3.2, only those of a query may be reserved. */
function encodesNothing({ in: place, style }: Node, version: string): boolean {
  if (place === 'header') return true;
  if (!version.startsWith('3.2')) return place === 'path' || place === 'cookie';
  return place === 'cookie' && plainText(style) === 'cookie';
}
