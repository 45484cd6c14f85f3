import type { StartupError } from '../errors.ts';
import type { LoadIssue } from '../openapi/load/load-issue.ts';
import type { Finding } from './finding.ts';
import { type RuleMetadata, toFinding } from './rule.ts';

/** The rule that loading a document enforces. */
export const documentLoads: RuleMetadata = {
  id: 'document-loads',
  severity: 'error',
  docs: 'docs/rules/document-loads.md',
};

/** An error that a document is served around, or what is worth knowing of it. */
export function toIssueFinding({ severity, pointer, message, ...source }: LoadIssue): Finding {
  return {
    ...toFinding(documentLoads, { severity, location: pointer, message: `This ${message}` }),
    ...source,
  };
}

/** Why a document does not load; the message names the location, and begins with the place in the file if it is known. */
export function toLoadFinding({ message }: StartupError): Finding {
  const location = /#\/\S*/.exec(message)?.[0] ?? '#';
  const finding = toFinding(documentLoads, { location, message });
  const [, file, line, column] = /^(.+?):(\d+):(\d+) /.exec(message) ?? [];
  return file === undefined ? finding : { ...finding, file, line: Number(line), column: Number(column) };
}
