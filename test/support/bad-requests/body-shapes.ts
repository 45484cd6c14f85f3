/**
 * The shapes of request bodies, written independently of the contract, so that they test the contract too.
 */

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

export type BodyShape =
  | { readonly kind: 'text'; readonly least: number; readonly most: number }
  | { readonly kind: 'choice'; readonly texts: readonly string[] }
  | { readonly kind: 'integer'; readonly least: number; readonly most: number }
  | { readonly kind: 'list'; readonly item: BodyShape; readonly least: number; readonly most: number }
  /** An object of strings under any names. */
  | { readonly kind: 'map'; readonly value: BodyShape }
  /** An object that has no other properties. */
  | {
      readonly kind: 'object';
      readonly required: readonly string[];
      readonly of: Record<string, BodyShape>;
    };

const text = (least = 0, most = Number.POSITIVE_INFINITY): BodyShape => ({ kind: 'text', least, most });
const list = (item: BodyShape, least: number, most: number): BodyShape => ({
  kind: 'list',
  item,
  least,
  most,
});
const object = (required: readonly string[], of: Record<string, BodyShape>): BodyShape => ({
  kind: 'object',
  required,
  of,
});

const address = object([], {
  phoneNumber: text(),
  line1: text(),
  line2: text(),
  postalCode: text(),
  city: text(),
  state: text(),
  country: text(),
});

const setting = object(['id', 'value', 'namespace', 'name', 'dataType'], {
  id: text(1),
  value: text(),
  namespace: text(),
  name: text(),
  dataType: { kind: 'choice', texts: ['STRING', 'NUMERIC', 'JSON', 'JSON_LOGIC'] },
});

const account = {
  id: text(1, 50),
  name: text(3, 255),
  invoiceCurrency: text(3, 3),
  aliases: list(text(3, 50), 0, 10),
  address,
  primaryEmail: text(0, 255),
  settings: list(setting, 0, 10),
  netTermDays: { kind: 'integer', least: -(2 ** 31), most: 2 ** 31 - 1 },
  metadata: { kind: 'map', value: text() },
} satisfies Record<string, BodyShape>;

const changedAliases = object([], { aliases: list(text(3, 50), 1, 10) });

const { name, primaryEmail, metadata } = account;

/** By operationId. */
export const shapes = {
  createCustomer: object(['id', 'name', 'primaryEmail', 'address'], {
    id: text(1, 50),
    name,
    primaryEmail,
    address,
    settings: list(setting, 0, 10),
    account: object(['id', 'name'], account),
  }),
  updateCustomer: object([], { name, primaryEmail, address }),
  createAccount: object(['id', 'name', 'customerId'], { ...account, customerId: text(1, 255) }),
  updateAccount: object([], { name, primaryEmail, address, metadata }),
  addAliases: changedAliases,
  removeAliases: changedAliases,
};
