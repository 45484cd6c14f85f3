import { describe, expect, it } from 'vitest';
import { parseState } from '../../../src/state/parse-state.ts';
import { atOnce } from '../../../src/turns.ts';
import { documentedRequest, minimalAccount, minimalCustomer } from '../../support/customers.ts';
import { startOfTime } from '../../support/fixed-runtime.ts';
import { prepareTestApi } from '../../support/prepared-api.ts';

const { stateSchema: rules } = await prepareTestApi('togai', {
  services: { togai: { baseCurrency: 'EUR' } },
});
const read = (collections: Record<string, unknown[]>) =>
  atOnce(parseState(rules, { collections }, new Date(startOfTime)));
const customers = [minimalCustomer('c1')];

describe('customers of a state file', () => {
  it('may leave out what a create would fill in', () => {
    const { rows, issues } = read({ customers });
    expect(issues).toEqual([]);
    expect(rows.get('customers')).toEqual([
      { ...minimalCustomer('c1'), status: 'ACTIVE', createdAt: startOfTime, updatedAt: startOfTime },
    ]);
  });

  it('may be as responses show them, and derived fields are not stored', () => {
    const { account: _account, ...customer } = documentedRequest;
    const responded = {
      ...customer,
      billingAddress: 'x',
      status: 'ARCHIVED',
      createdAt: '2025-01-01T00:00:00Z',
      updatedAt: '2025-01-02T00:00:00Z',
    };
    const { billingAddress: _follows, ...stored } = responded;
    expect(read({ customers: [responded] })).toEqual({
      rows: new Map([['customers', [stored]]]),
      issues: [],
    });
  });

  it.each([
    [
      { id: 'c1' },
      [
        "must have required property 'name'",
        "must have required property 'primaryEmail'",
        "must have required property 'address'",
      ],
    ],
    [{ ...minimalCustomer('c1'), address: 'x' }, ['/address must be object']],
    [{ ...minimalCustomer('c1'), address: { city: 5 } }, ['/address/city must be string']],
    [{ ...minimalCustomer('c1'), address: null }, ['/address must be object']],
    [{ ...minimalCustomer('c1'), status: 'GONE' }, ['/status must be equal to one of the allowed values']],
    [{ ...minimalCustomer('c1'), createdAt: 'today' }, ['/createdAt must match format "date-time"']],
    [{ ...minimalCustomer('c1'), createdAt: null }, ['/createdAt must be string']],
    [{ ...minimalCustomer('c1'), settings: {} }, ['/settings must be array']],
    [{ ...minimalCustomer('c1'), account: {} }, ["must NOT have additional properties 'account'"]],
    [
      { ...minimalCustomer(''), name: 'AB' },
      ['/id must NOT have fewer than 1 characters', '/name must NOT have fewer than 3 characters'],
    ],
  ])('%j are rejected', (customer, expected) => {
    const { issues } = read({ customers: [customer] });
    expect(issues.toSorted()).toEqual(
      expected
        .map((issue) => `/collections/customers/0${issue.startsWith('/') ? '' : ' '}${issue}`)
        .toSorted(),
    );
  });
});

describe('accounts of a state file', () => {
  it('may leave out what a create would fill in, and have aliases as strings', () => {
    const accounts = [minimalAccount('a1', 'c1'), { ...minimalAccount('a2', 'c1'), aliases: ['second'] }];
    const { rows, issues } = read({ customers, accounts });
    expect(issues).toEqual([]);
    expect(rows.get('accounts')).toMatchObject([
      { status: 'ACTIVE', invoiceCurrency: 'EUR', aliases: [{ alias: 'a1', status: 'ACTIVE' }] },
      { aliases: [{ alias: 'second', status: 'ACTIVE' }] },
    ]);
  });

  it.each([
    [{ customerId: 'c9' }, '/customerId names no customer: there is no "c9"'],
    [{ customerId: undefined }, " must have required property 'customerId'"],
    [{ invoiceCurrency: 'EURO' }, '/invoiceCurrency must NOT have more than 3 characters'],
    [{ netTermDays: 1.5 }, '/netTermDays must be integer'],
    [{ isDefault: 'yes' }, '/isDefault must be boolean'],
    [{ settings: [{}] }, "/settings/0 must have required property 'id'"],
    [{ metadata: { a: 1 } }, '/metadata/a must be string'],
    [{ aliases: 'x' }, '/aliases must be array'],
    [{ aliases: [5] }, '/aliases/0 must be object'],
    [{ aliases: [{ alias: 'abc' }] }, '/aliases/0/status is required'],
    [{ aliases: [''] }, '/aliases/0/alias must not be empty'],
    [{ aliases: ['abc', 'abc'] }, '/aliases/1/alias is that of /aliases/0'],
    [{ aliases: ['other'] }, ' has the id or alias "other" of /collections/accounts/0'],
    [{ id: 'other' }, ' has the key "other" of /collections/accounts/0'],
    [{ id: 'alias of other' }, ' has the id or alias "alias of other" of /collections/accounts/0'],
    [{ invoiceGroupDetails: {} }, '/invoiceGroupDetails is not stored: leave it out'],
  ])('with %j are rejected', (changes, expected) => {
    const other = { ...minimalAccount('other', 'c1'), aliases: ['alias of other'] };
    const { issues } = read({ customers, accounts: [other, { ...minimalAccount('a1', 'c1'), ...changes }] });
    expect(issues).toContain(`/collections/accounts/1${expected}`);
  });

  it('belong to customers that are wrong themselves, and to no others', () => {
    const accounts = [minimalAccount('a1', 'c1'), { ...minimalAccount('a2', 'c9'), name: 5 }];
    const { issues } = read({ customers: [{ ...minimalCustomer('c1'), name: 5 }], accounts });
    expect(issues).toEqual([
      '/collections/customers/0/name must be string',
      '/collections/accounts/1/name must be string',
      '/collections/accounts/1/customerId names no customer: there is no "c9"',
    ]);
  });

  it('may share an alias with one that is archived', () => {
    const archived = { ...minimalAccount('a1', 'c1'), aliases: [{ alias: 'shared', status: 'ARCHIVED' }] };
    const accounts = [archived, { ...minimalAccount('a2', 'c1'), aliases: ['shared'] }];
    expect(read({ customers, accounts }).issues).toEqual([]);
  });
});
