import { StartupError } from '../errors.ts';
import { inferResources } from '../inference/infer-resources.ts';
import { type ServedOperation, servingOf } from '../inference/operation-behavior.ts';
import type { OpenApiDocument } from '../openapi/document.ts';
import { type LoadOptions, loadContract } from '../openapi/load/load-document.ts';
import { operationsOf } from '../openapi/operations.ts';
import { type Finding, findingsOf } from './lint.ts';

/** What a contract declares. */
export interface Declared {
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
export interface Checked {
  /** Absent for a contract that does not load. */
  readonly declared?: Declared;
  readonly operations: readonly ServedOperation[];
  /** What matters most first. A contract that does not load has one, which says why. */
  readonly findings: readonly Finding[];
}

/**
 * Loads a contract and tells all there is to say of it.
 * @param byHandIn the ids of the operations that are written by hand, given the contract's real path
 */
export async function checkContract(
  file: string,
  options: LoadOptions,
  byHandIn: (realFile: string | undefined) => ReadonlySet<string>,
): Promise<Checked> {
  try {
    const { document, files, notes } = await loadContract(file, options);
    const operations = operationsOf(document);
    const inferred = inferResources(document, operations);
    const byHand = byHandIn(files[0]);
    return {
      declared: declaredIn(document, files, operations.size),
      operations: servingOf(operations.values(), byHand, inferred.roleOf),
      findings: findingsOf({ document, notes, operations, inferred, byHand }),
    };
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    const place = /#\/\S*/.exec(error.message)?.[0] ?? '#';
    const finding = { severity: 'error', kind: 'unreadable contract', place } as const;
    return { operations: [], findings: [{ ...finding, message: error.message }] };
  }
}

function declaredIn(
  { info, openapi, paths, components }: OpenApiDocument,
  files: readonly string[],
  operations: number,
): Declared {
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
