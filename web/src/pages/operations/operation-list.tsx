import { memo } from 'preact/compat';
import { useMemo, useState } from 'preact/hooks';
import { MethodBadge } from '../../components/badge.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { formatRoute } from '../../shell/route.ts';
import { goTo } from '../../shell/use-route.ts';
import {
  createOperationSearch,
  groupOperations,
  type ListedOperation,
  servedAs,
} from './operation-groups.ts';

interface OperationListProps {
  readonly operations: readonly ListedOperation[];
  readonly findings: ReadonlyMap<string | undefined, readonly { readonly severity: string }[]>;
  /** The id of the operation that is shown. */
  readonly chosen: string;
  readonly filter: string;
}

/** How many operations are shown at first: a browser takes long to lay out thousands of links. */
const shownAtFirst = 150;

/** The operations in groups, with a box that filters them. */
export function OperationList({ operations, findings, chosen, filter }: OperationListProps) {
  const search = useMemo(() => createOperationSearch(operations), [operations]);
  const found = useMemo(() => search(filter), [search, filter]);
  const [showsAll, setShowsAll] = useState(false);
  const groups = useMemo(
    () => groupOperations(showsAll ? found : found.slice(0, shownAtFirst)),
    [found, showsAll],
  );
  const hidden = showsAll ? 0 : Math.max(0, found.length - shownAtFirst);
  const setFilter = (text: string) =>
    goTo(formatRoute('operations', chosen === '' ? [] : [chosen], { filter: text }), { replace: true });
  return (
    <nav class="operation-list" aria-label="Operations">
      <SearchBox label="Filter operations" value={filter} onValue={setFilter} count={found.length} />
      {groups.map(({ name, operations: members }) => (
        <section key={name}>
          <h2>{name}</h2>
          <ul>
            {members.map((operation) => (
              <OperationLink
                key={operation.id}
                operation={operation}
                severity={findings.get(operation.id)?.[0]?.severity}
                isChosen={operation.id === chosen}
                filter={filter}
              />
            ))}
          </ul>
        </section>
      ))}
      {found.length === 0 && <p class="empty">No operation has all of these words.</p>}
      {hidden > 0 && (
        <button type="button" onClick={() => setShowsAll(true)}>
          Show {hidden} more
        </button>
      )}
    </nav>
  );
}

interface OperationLinkProps {
  readonly operation: ListedOperation;
  /** The worst of its findings. */
  readonly severity: string | undefined;
  readonly isChosen: boolean;
  readonly filter: string;
}

const OperationLink = memo(({ operation, severity, isChosen, filter }: OperationLinkProps) => (
  <li>
    <a
      href={formatRoute('operations', [operation.id], { filter })}
      aria-current={isChosen ? 'true' : undefined}
    >
      <MethodBadge method={operation.method} />
      <span class="operation-path">{operation.path}</span>
      <span class={`served ${operation.behavior}`}>{servedAs(operation)}</span>
      {severity !== undefined && <span class={`mark ${severity}`}>{severity}</span>}
    </a>
  </li>
));
