/** The id of the customer that is read from every server; it is the first of any number of them. */
export const askedId = customerId(0);

/** A customer as a client creates it, with its account. */
export function customerRequest(id) {
  return { ...customerFields(id), account: { id: `A-${id}`, name: `Account ${id}`, invoiceCurrency: 'USD' } };
}

/** The rows of so many customers and of their accounts, as the sandbox stores them. */
export function customerRows(count) {
  const ids = Array.from({ length: count }, (_, index) => customerId(index));
  const now = '2026-01-01T00:00:00.000Z';
  return {
    customers: ids.map((id) => ({ ...customerFields(id), status: 'ACTIVE', createdAt: now, updatedAt: now })),
    accounts: ids.map((id) => ({
      id: `A-${id}`,
      name: `Account ${id}`,
      customerId: id,
      invoiceCurrency: 'USD',
      status: 'ACTIVE',
      aliases: [{ alias: `A-${id}`, status: 'ACTIVE' }],
    })),
  };
}

function customerId(index) {
  return `C-${String(index).padStart(8, '0')}`;
}

function customerFields(id) {
  return {
    id,
    name: `Customer ${id}`,
    primaryEmail: `${id}@example.com`,
    address: {
      phoneNumber: '+353215550100',
      line1: '14 Harbour Road',
      postalCode: 'T12 XY34',
      city: 'Cork',
      state: 'Munster',
      country: 'IE',
    },
  };
}
