import { MethodBadge } from '../../components/badge.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useLoad } from '../../shell/use-load.ts';
import { FindingList } from './finding-list.tsx';
import { type ListedOperation, servedAs, servedHint } from './operation-groups.ts';
import { TryIt } from './try-it.tsx';

interface OperationPanelProps {
  readonly operation: ListedOperation;
  readonly findings: Parameters<typeof FindingList>[0]['findings'];
}

/** One operation: what it is, how it is served, and a form to try it. */
export function OperationPanel({ operation, findings }: OperationPanelProps) {
  const { id, method, path } = operation;
  const { data: details, error } = useLoad(
    (client) => client.admin('get', '/__admin/operations/{operation}', { params: { operation: id } }),
    [id],
  );
  return (
    <article class="stack" aria-labelledby="operation-title">
      <header>
        <h2 id="operation-title" class="operation-title">
          <MethodBadge method={method} /> <span class="operation-path">{path}</span>
        </h2>
        <p>
          {operation.summary ?? id} <span class={`served ${operation.behavior}`}>{servedAs(operation)}</span>
        </p>
        <p class="soft">{servedHint(operation)}</p>
        {details?.description && details.description !== operation.summary && (
          <details>
            <summary>Description</summary>
            <p class="description">{details.description}</p>
          </details>
        )}
      </header>
      <FindingList findings={findings} />
      <ErrorNotice error={error} />
      {details && <TryIt details={details} />}
    </article>
  );
}
