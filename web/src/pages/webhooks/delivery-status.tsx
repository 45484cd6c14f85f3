import type { AdminSchema } from '../../api/admin-types.ts';

type Status = AdminSchema<'DeliveryStatus'>;

const colours = {
  pending: 'amber',
  delivered: 'green',
  failed: 'red',
  refused: 'red',
} as const satisfies Record<Status, string>;

/** What became of a webhook. */
export function DeliveryStatus({ status }: { readonly status: Status }) {
  return <span class={`tag ${colours[status]}`}>{status}</span>;
}
