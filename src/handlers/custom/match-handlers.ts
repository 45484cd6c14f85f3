import { StartupError } from '../../errors.ts';
import { findNamedTemplate, type NamedOperations, unknownOperation } from '../../openapi/named-operation.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { CustomHandler } from './custom-handler.ts';

/** A contract whose operations handlers may name. */
export interface HandledContract extends NamedOperations {
  readonly title: string;
}

/** The handlers of one contract, by the ids of their operations. */
export type HandlersById = ReadonlyMap<string, CustomHandler>;

/**
 * Gives each handler to the contract that has its operation.
 * @param handlers named by operationIds, or by methods and paths
 * @param file what has them, for messages
 * @returns the handlers of each contract, in their order
 * @throws StartupError with every handler that is no function, that names no operation, or more than one.
 */
export function matchHandlers(
  contracts: readonly HandledContract[],
  handlers: Readonly<Record<string, unknown>>,
  file: string,
): readonly HandlersById[] {
  const matched = contracts.map(() => new Map<string, CustomHandler>());
  const issues: string[] = [];
  const names = new Map<Operation, string>();
  for (const [name, handler] of Object.entries(handlers)) {
    const found = contracts.flatMap((contract, at) => {
      const operation = findNamedTemplate(contract, name);
      return operation === undefined ? [] : [{ at, operation, title: contract.title }];
    });
    const [only] = found;
    if (!isHandler(handler)) issues.push(`${name} is ${kindOf(handler)}: make it a function.`);
    else if (only === undefined) issues.push(unknownName(contracts, name));
    else if (found.length > 1)
      issues.push(
        ambiguous(
          name,
          found.map(({ title }) => title),
        ),
      );
    else if (names.has(only.operation)) {
      issues.push(`${names.get(only.operation)} and ${name} are the same operation: leave one of them out.`);
    } else {
      names.set(only.operation, name);
      matched[only.at]?.set(only.operation.id, handler);
    }
  }
  if (Object.keys(handlers).length === 0) {
    issues.push('There are none: export functions that are named as operations are, such as createOrder.');
  }
  if (issues.length > 0) throw new StartupError(formatIssues(file, issues));
  return matched;
}

function isHandler(value: unknown): value is CustomHandler {
  return typeof value === 'function';
}

function kindOf(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  return Array.isArray(value)
    ? 'a list'
    : /^[aeiou]/.test(typeof value)
      ? `an ${typeof value}`
      : `a ${typeof value}`;
}

function unknownName(contracts: readonly NamedOperations[], name: string): string {
  const messages = contracts.map((contract) => unknownOperation(contract, name));
  return messages.find((message) => message.includes('Did you mean')) ?? messages[0] ?? '';
}

function ambiguous(name: string, titles: readonly string[]): string {
  return `${name} is an operation of ${titles.join(' and ')}: name it by its method and its whole path, as in "GET /billing/invoices".`;
}

function formatIssues(file: string, issues: readonly string[]): string {
  const [only = ''] = issues;
  return issues.length === 1
    ? `The handlers of ${file} cannot be used. ${only}`
    : `The handlers of ${file} cannot be used:\n${issues.map((issue) => `  ${issue}`).join('\n')}`;
}
