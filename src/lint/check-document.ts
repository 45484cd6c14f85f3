import { StartupError } from '../errors.ts';
import { inferResources, type LeftToInference } from '../inference/infer-resources.ts';
import { describeOperations, type OperationBehavior } from '../inference/operation-behavior.ts';
import type { OpenApiDocument } from '../openapi/document.ts';
import { type LoadedDocument, type LoadOptions, loadDocument } from '../openapi/load/load-document.ts';
import { type Operation, operationsOf } from '../openapi/operations.ts';
import { isPathKey } from '../openapi/paths/path-key.ts';
import { parsePointer } from '../openapi/reference.ts';
import type { ReportProgress } from '../progress.ts';
import { createSchemaMerger } from '../schema/schema-merger.ts';
import type { Steps } from '../turns.ts';
import { documentLoads, toIssueFinding, toLoadFinding } from './document-loads.ts';
import { type Finding, type LintInput, lintInSteps } from './lint.ts';
import { toFinding } from './rule.ts';
import { rules } from './rules.ts';

/** What a contract declares, in numbers. */
export interface DeclaredCounts {
  readonly title: string;
  readonly version: string;
  /** The version of OpenAPI. */
  readonly openapi: string;
  /** The real paths of its local files, the contract itself first. */
  readonly files: readonly string[];
  readonly paths: number;
  readonly operations: number;
  /** The named ones, in `components`. */
  readonly schemas: number;
}

/** All that `check` reports of a contract. */
export interface CheckResult {
  /** Absent for a contract that does not load. */
  readonly declared?: DeclaredCounts;
  readonly operations: readonly OperationBehavior[];
  /** By severity, errors first. A contract that does not load at all has one finding, which says why. */
  readonly findings: readonly Finding[];
}

/**
 * Loads a contract, infers how its operations are served, and lints it.
 * @param leftBy what custom handlers leave to inference, given the contract's real path and the contract
 * @param progress receives the stages, and how many rules are done
 */
export async function checkDocument(
  file: string,
  options: LoadOptions,
  leftBy: (
    realPath: string | undefined,
    contract: { readonly document: OpenApiDocument; readonly operations: ReadonlyMap<string, Operation> },
  ) => LeftToInference,
  progress: ReportProgress = () => {},
): Promise<CheckResult> {
  try {
    progress('load');
    const loaded = await loadDocument(file, options);
    progress('infer');
    const { document, files } = loaded;
    const operations = operationsOf(document);
    const left = leftBy(files[0], { document, operations });
    const { customIds } = left;
    const mergeSchema = createSchemaMerger(document);
    const inferred = inferResources(document, left.operations, mergeSchema, left.takenNames);
    return {
      declared: declaredIn(document, files, operations.size),
      operations: describeOperations({ document, operations }, customIds, inferred),
      findings: reportSteps(
        findingsInSteps(loaded, { operations, inferred, customIds, mergeSchema }),
        progress,
      ),
    };
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    return { operations: [], findings: [toLoadFinding(error)] };
  }
}

/** Runs the steps of all rules, each of which may take seconds. */
function reportSteps<T>(steps: Steps<T>, progress: ReportProgress): T {
  for (let run = 0; ; run += 1) {
    progress('check', Math.min(run, rules.length), rules.length);
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** What the author of a loaded contract should know, in steps: those of loading it, and those of the rules. */
export function* findingsInSteps(
  { document, notes, issues, sourceOf }: LoadedDocument,
  { operations, inferred, customIds, mergeSchema }: Omit<LintInput, 'document' | 'notes'>,
): Steps<readonly Finding[]> {
  const found = yield* lintInSteps({
    document,
    notes,
    operations: servedOf(operations),
    inferred,
    customIds,
    mergeSchema,
  });
  return [
    ...issues.map(toIssueFinding),
    ...emptinessOf(document, operations.size),
    ...found.map((finding) => ({
      ...finding,
      ...sourceOf(parsePointer(finding.location.slice(1)) ?? []),
    })),
  ];
}

/** A contract without operations is an error, unless it declares webhooks or components for others. */
function emptinessOf(document: OpenApiDocument, operations: number): readonly Finding[] {
  if (operations > 0) return [];
  const isLibrary = 'webhooks' in document || Object.keys(document.components ?? {}).length > 0;
  const severity = isLibrary ? 'info' : 'error';
  const message = 'The contract has no operations, so there is nothing to serve: declare some in paths.';
  return [toFinding(documentLoads, { severity, location: '#/paths', message })];
}

/** What is not served is an error already. */
function servedOf(operations: ReadonlyMap<string, Operation>): ReadonlyMap<string, Operation> {
  return new Map([...operations].filter(([, { unserved }]) => unserved === undefined));
}

function declaredIn(
  { info, openapi, paths, components }: OpenApiDocument,
  files: readonly string[],
  operations: number,
): DeclaredCounts {
  return {
    title: info.title,
    version: String(info.version ?? ''),
    openapi,
    files,
    paths: Object.keys(paths).filter(isPathKey).length,
    operations,
    schemas: Object.keys(components?.schemas ?? {}).length,
  };
}
