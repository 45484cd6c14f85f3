import { Field } from '../../components/field.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { useLoad } from '../../shell/use-load.ts';
import type { RequestFilters } from './use-live-requests.ts';

interface RequestFilterFieldsProps {
  readonly filters: RequestFilters;
  readonly onChange: (changes: Partial<RequestFilters>) => void;
}

const classes: readonly (readonly [value: string, title: string])[] = [
  ['', 'Any status'],
  ['2XX', '2XX success'],
  ['3XX', '3XX redirect'],
  ['4XX', '4XX refused'],
  ['5XX', '5XX failed'],
];
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** What selects the requests that are shown. */
export function RequestFilterFields({ filters, onChange }: RequestFilterFieldsProps) {
  const { data } = useLoad((client) => client.admin('get', '/__admin/operations'));
  const operations = data?.operations ?? [];
  return (
    <search class="filter-bar" aria-label="Filter requests">
      <SearchBox
        label="Search URLs, bodies, errors"
        value={filters.text}
        onValue={(text) => onChange({ text })}
      />
      <Field label={<span class="visually-hidden">Status</span>}>
        {(attributes) => (
          <select
            {...attributes}
            value={filters.status}
            onChange={({ currentTarget }) => onChange({ status: currentTarget.value })}
          >
            {classes.map(([value, title]) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
            {!classes.some(([value]) => value === filters.status) && <option>{filters.status}</option>}
          </select>
        )}
      </Field>
      <Field label={<span class="visually-hidden">Method</span>}>
        {(attributes) => (
          <select
            {...attributes}
            value={filters.method}
            onChange={({ currentTarget }) => onChange({ method: currentTarget.value })}
          >
            <option value="">Any method</option>
            {methods.map((method) => (
              <option key={method}>{method}</option>
            ))}
          </select>
        )}
      </Field>
      <Field label={<span class="visually-hidden">Operation</span>}>
        {(attributes) => (
          <select
            {...attributes}
            value={filters.operation}
            onChange={({ currentTarget }) => onChange({ operation: currentTarget.value })}
          >
            <option value="">Any operation</option>
            {operations.map(({ id }) => (
              <option key={id}>{id}</option>
            ))}
          </select>
        )}
      </Field>
    </search>
  );
}
