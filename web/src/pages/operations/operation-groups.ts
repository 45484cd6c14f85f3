import type { AdminSchema } from '../../api/admin-types.ts';

/** How an operation is served. */
export type ListedOperation = AdminSchema<'OperationBehavior'>;

/** Operations that belong together. */
export interface OperationGroup {
  readonly name: string;
  readonly operations: readonly ListedOperation[];
}

/** Groups operations by their first tag; those without, by the first segment of their path. */
export function groupOperations(operations: readonly ListedOperation[]): readonly OperationGroup[] {
  const groups = new Map<string, ListedOperation[]>();
  for (const operation of operations) {
    const name = operation.tags?.[0] ?? `/${operation.path.split('/')[1] ?? ''}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [operation]);
    else group.push(operation);
  }
  return [...groups].map(([name, members]) => ({ name, operations: members }));
}

/** Finds operations by words that are all in their method, path, id, summary, tags, role or collection. */
export function createOperationSearch(
  operations: readonly ListedOperation[],
): (text: string) => readonly ListedOperation[] {
  const texts = operations.map(({ method, path, id, summary = '', tags = [], ...served }) =>
    [method, path, id, summary, ...tags, servedAs(served)].join(' ').toLowerCase(),
  );
  return (text) => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    return operations.filter((_, at) => words.every((word) => texts[at]?.includes(word)));
  };
}

/** How an operation is served, in a few words: `list · orders`, `stateless`. */
export function servedAs({
  behavior,
  role,
  collection,
  action,
}: Pick<ListedOperation, 'behavior' | 'role' | 'collection' | 'action'>): string {
  if (behavior === 'custom') return 'custom handler';
  if (behavior === 'example') return 'stateless';
  if (behavior === 'unserved') return 'not served';
  const does = action === undefined ? role : `action ${action}`;
  return [does, collection].filter(Boolean).join(' · ');
}

/** What that means for whoever sends a request. */
export function servedHint({ behavior, collection }: ListedOperation): string {
  if (behavior === 'custom') return 'A handler carries it out.';
  if (behavior === 'example')
    return 'Nothing is remembered: the response is an example of the contract, or generated.';
  if (behavior === 'unserved') return 'An error in the contract prevents it: every request is 501.';
  return collection === undefined
    ? 'It remembers what is sent.'
    : `It works on what is stored in ${collection}.`;
}
