import { useMemo, useState } from 'preact/hooks';
import type { AdminSchema } from '../../api/admin-types.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { formatRoute, type Route } from '../../shell/route.ts';
import { type Loaded, useLoad } from '../../shell/use-load.ts';
import { useRefresh } from '../../shell/use-refresh.ts';
import { FindingList } from './finding-list.tsx';
import { OperationList } from './operation-list.tsx';
import { OperationPanel } from './operation-panel.tsx';

type Finding = AdminSchema<'Finding'>;
type Findings = readonly Finding[];

/** A contract of more operations is checked when somebody asks: that takes seconds, in which the sandbox is slow. */
const largeContract = 300;

/** How often the page looks whether the contract has changed, with `--watch`. */
const refreshMs = 2500;

/** The operations of the contract, and what is wrong with it, as it is at the moment. */
function useContract() {
  const operations = useLoad((client) => client.admin('get', '/__admin/operations'));
  const [isAsked, setIsAsked] = useState(false);
  const { data } = operations;
  const isLarge = data === undefined || data.operations.length > largeContract;
  const isChecked = isAsked || !isLarge;
  useRefresh(operations, isLarge ? undefined : refreshMs);
  const findings = useLoad(
    async (client) => (isChecked ? (await client.admin('get', '/__admin/findings')).findings : undefined),
    [isChecked, data?.loadedAt],
  );
  return { ...operations, findings, isChecked, check: () => setIsAsked(true) };
}

/** How each operation of the contract is served, what is wrong with it, and a form to try it. */
export function OperationsPage({ route }: { readonly route: Route }) {
  const { data, error, findings, isChecked, check } = useContract();
  const count = data?.operations.length;
  const byOperation = useMemo(() => groupFindings(findings.data ?? []), [findings.data]);
  const id = route.path.join('/');
  const operations = data?.operations ?? [];
  const chosen = operations.find((each) => each.id === id);
  return (
    <>
      <PageHeader title="Operations">
        {data && (
          <p>
            {data.contract} · {count} {count === 1 ? 'operation' : 'operations'} ·{' '}
            {isChecked ? (
              <CheckSummary findings={findings} />
            ) : (
              <button type="button" class="link" onClick={check}>
                check the contract
              </button>
            )}
          </p>
        )}
      </PageHeader>
      <ErrorNotice error={error} />
      {data && (
        <div class={`split${id === '' ? '' : ' has-detail'}`}>
          <OperationList
            operations={operations}
            findings={byOperation}
            chosen={id}
            filter={route.query.filter ?? ''}
          />
          <div class="split-detail">
            {id !== '' && (
              <a class="back" href={formatRoute('operations', [], route.query)}>
                ← All operations
              </a>
            )}
            {id === '' && <ContractFindings findings={byOperation.get(undefined) ?? []} />}
            {chosen && (
              <OperationPanel
                key={`${id} ${data.loadedAt}`}
                operation={chosen}
                findings={byOperation.get(id) ?? []}
              />
            )}
            {id !== '' && chosen === undefined && <p class="empty">The contract has no operation {id}.</p>}
          </div>
        </div>
      )}
    </>
  );
}

/** What is shown while no operation is: what is wrong with parts that several operations use. */
function ContractFindings({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return <p class="empty hint-wide">Choose an operation to see and try it.</p>;
  return (
    <section class="stack" aria-label="Findings">
      <h2>What several operations use</h2>
      <FindingList findings={findings} />
    </section>
  );
}

/** Findings by the operation that has them; those of the contract as a whole are under `undefined`. */
function groupFindings(findings: readonly Finding[]): ReadonlyMap<string | undefined, readonly Finding[]> {
  const groups = new Map<string | undefined, Finding[]>();
  for (const finding of findings) {
    groups.set(finding.operation, [...(groups.get(finding.operation) ?? []), finding]);
  }
  return groups;
}

/** How many problems the contract has. */
function CheckSummary({
  findings: { data, isLoading },
}: {
  readonly findings: Loaded<Findings | undefined>;
}) {
  if (data === undefined) return <>{isLoading ? 'checking the contract …' : 'not checked'}</>;
  const numbers = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const found = data.filter((each) => each.severity === severity).length;
    return found === 0 ? [] : [`${found} ${severity}${found === 1 ? '' : 's'}`];
  });
  return <>{numbers.join(', ') || 'no problems found'}</>;
}
