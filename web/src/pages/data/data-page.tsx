import { PageHeader } from '../../components/page-header.tsx';

/** What is stored, as tables. */
export function DataPage() {
  return <PageHeader title="Data" />;
}
