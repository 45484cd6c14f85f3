import { useMemo } from 'preact/hooks';
import type { AdminSchema } from '../../api/admin-types.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { formatRoute, type Route } from '../../shell/route.ts';
import { type Loaded, useLoad } from '../../shell/use-load.ts';
import { FindingList } from './finding-list.tsx';
import { OperationList } from './operation-list.tsx';
import { OperationPanel } from './operation-panel.tsx';

type Finding = AdminSchema<'Finding'>;

/** How each operation of the contract is served, what is wrong with it, and a form to try it. */
export function OperationsPage({ route }: { readonly route: Route }) {
  const { data, error } = useLoad((client) => client.admin('get', '/__admin/operations'));
  const findings = useLoad(async (client) => (await client.admin('get', '/__admin/findings')).findings);
  const byOperation = useMemo(() => groupFindings(findings.data ?? []), [findings.data]);
  const id = route.path.join('/');
  const operations = data?.operations ?? [];
  const chosen = operations.find((each) => each.id === id);
  return (
    <>
      <PageHeader title="Operations">
        {data && <ContractSummary contract={data.contract} count={operations.length} findings={findings} />}
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
            {chosen && <OperationPanel key={id} operation={chosen} findings={byOperation.get(id) ?? []} />}
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

interface ContractSummaryProps {
  readonly contract: string;
  readonly count: number;
  readonly findings: Loaded<readonly Finding[]>;
}

function ContractSummary({ contract, count, findings: { data, isLoading } }: ContractSummaryProps) {
  const numbers = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const found = data?.filter((each) => each.severity === severity).length ?? 0;
    return found === 0 ? [] : [`${found} ${severity}${found === 1 ? '' : 's'}`];
  });
  const checked =
    isLoading && data === undefined ? 'checking the contract …' : numbers.join(', ') || 'no problems found';
  return (
    <p>
      {contract} · {count} {count === 1 ? 'operation' : 'operations'} · {checked}
    </p>
  );
}
