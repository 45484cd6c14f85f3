import type { StartupError } from '../errors.ts';
import type { Finding } from './finding.ts';
import { type RuleMetadata, toFinding } from './rule.ts';

/** The rule that loading a document enforces: no other rule can check a document that does not load. */
export const documentLoads: RuleMetadata = {
  id: 'document-loads',
  severity: 'error',
  docs: 'docs/rules/document-loads.md',
};

/** Why a document does not load; the message names the file and the location. */
export function toLoadFinding({ message }: StartupError): Finding {
  const location = /#\/\S*/.exec(message)?.[0] ?? '#';
  return toFinding(documentLoads, { location, message });
}
