import { StartupError } from '../errors.ts';
import { inferResources } from '../inference/infer-resources.ts';
import { describeOperations, type OperationBehavior } from '../inference/operation-behavior.ts';
import type { OpenApiDocument } from '../openapi/document.ts';
import { type LoadOptions, loadDocument } from '../openapi/load/load-document.ts';
import { type Operation, operationsOf } from '../openapi/operations.ts';
import { type Finding, lint } from './lint.ts';

/** What a contract declares. */
export interface DeclaredCounts {
  readonly title: string;
  readonly version: string;
  /** The version of OpenAPI. */
  readonly openapi: string;
  /** The real paths of the local files that it is made of, the contract itself first. */
  readonly files: readonly string[];
  readonly paths: number;
  readonly operations: number;
  /** Those that have a name, in `components`. */
  readonly schemas: number;
}

/** What there is to say of a contract. */
export interface CheckResult {
  /** Absent for a contract that does not load. */
  readonly declared?: DeclaredCounts;
  readonly operations: readonly OperationBehavior[];
  /** What matters most first. A contract that does not load has one, which says why. */
  readonly findings: readonly Finding[];
}

/**
 * Loads a contract and tells all there is to say of it.
 * @param customIn the ids of the operations that have custom handlers, given the contract's real path and the contract
 */
export async function checkDocument(
  file: string,
  options: LoadOptions,
  customIn: (
    realPath: string | undefined,
    contract: { readonly document: OpenApiDocument; readonly operations: ReadonlyMap<string, Operation> },
  ) => ReadonlySet<string>,
): Promise<CheckResult> {
  try {
    const { document, files, notes } = await loadDocument(file, options);
    const operations = operationsOf(document);
    const inferred = inferResources(document, operations);
    const byHand = customIn(files[0], { document, operations });
    return {
      declared: declaredIn(document, files, operations.size),
      operations: describeOperations(operations.values(), byHand, inferred.roleOf),
      findings: lint({ document, notes, operations, inferred, byHand }),
    };
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    const location = /#\/\S*/.exec(error.message)?.[0] ?? '#';
    const finding = { severity: 'error', kind: 'unreadable contract', location } as const;
    return { operations: [], findings: [{ ...finding, message: error.message }] };
  }
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
    paths: Object.keys(paths).filter((path) => path.startsWith('/')).length,
    operations,
    schemas: Object.keys(components?.schemas ?? {}).length,
  };
}
