/** Valid requests of the built-in contract, for tests to build on. */

/** The documented request. */
export const documentedRequest = {
  id: '01BX5ZZKBKACTAV9WEVGEMMVRZ',
  name: 'ACME Enterprise',
  primaryEmail: 'admin@example.com',
  address: {
    phoneNumber: '+919876543210',
    line1: '2281 Broadway Street',
    line2: 'G-31',
    postalCode: '29501',
    city: 'Florence',
    state: 'South Carolina',
    country: 'US',
  },
  settings: [
    { id: 'customerSettingId', value: 'INR', namespace: 'USER', name: 'Settings Name', dataType: 'STRING' },
  ],
  account: {
    id: 'ACC00001',
    name: 'Primary Account',
    invoiceCurrency: 'USD',
    aliases: ['acme_primary', 'admin@example.com'],
    settings: [
      { id: 'accountSettingId', value: 'INR', namespace: 'USER', name: 'Settings Name', dataType: 'STRING' },
    ],
  },
};

/** The smallest request that creates a customer. */
export function minimalCustomer(id: string) {
  return { id, name: `Customer ${id}`, primaryEmail: `${id}@example.com`, address: {} };
}

/** The smallest request that creates an account. */
export function minimalAccount(id: string, customerId: string) {
  return { id, name: `Account ${id}`, customerId };
}
