import { ErrorNotice } from '../../components/error-notice.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { useLoad } from '../../shell/use-load.ts';

/** How each operation of the contract is served. */
export function OperationsPage() {
  const { data, error } = useLoad((client) => client.admin('get', '/__admin/operations'));
  return (
    <>
      <PageHeader title="Operations">{data && <p>{data.contract}</p>}</PageHeader>
      <ErrorNotice error={error} />
    </>
  );
}
