import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../../support/small-contract.ts';

const numbered: Schema = {
  type: 'integer',
  enum: [0, 1, 2, 3],
  'x-enumNames': ['Draft', 'Sent', 'PartiallyPaid', 'Paid'],
};
const named: Schema = { type: 'string', enum: ['draft', 'sent', 'partially_paid', 'paid'] };
const whole: Schema = { type: 'integer' };

interface Style {
  readonly status: Schema;
  readonly paid: string;
  readonly due: string;
  readonly amount: Schema;
  readonly create: string;
  readonly key?: string;
}

/** Invoices that rows of payments are for, below them or by their id. */
function contract({ status, paid, due, amount, create, key }: Style) {
  const Invoice = objectOf({
    'id!': whole,
    total: amount,
    [paid]: amount,
    [due]: amount,
    status,
    paidAt: 'string',
  });
  const sent = objectOf({ 'amount!': amount, ...(key !== undefined && { [key]: whole }) });
  const operations: Record<string, OperationSketch> = {
    'GET /invoices': { response: arrayOf('Invoice') },
    'POST /invoices': { request: objectOf({ total: amount }), response: 'Invoice', status: 201 },
    'GET /invoices/{id}': { response: 'Invoice', path: { id: whole } },
    'POST /invoices/{id}/send': { response: 'Invoice', path: { id: whole } },
    [`POST ${create}`]: { request: sent, response: 'Payment', status: 201, path: { id: whole } },
    [`GET ${create}`]: { response: arrayOf('Payment'), path: { id: whole } },
  };
  const timed = {
    ...(Invoice.properties as object),
    paidAt: { type: 'string', format: 'date-time', nullable: true },
  };
  const Payment = objectOf({ 'id!': whole, amount, ...(key !== undefined && { [key]: whole }) });
  return sketch(operations, { Invoice: { ...Invoice, properties: timed }, Payment });
}

const decimal: Schema = { type: 'string', format: 'decimal', pattern: '^-?\\d{0,8}(?:\\.\\d{0,2})?$' };

describe('payments', () => {
  it.each<[string, Style, readonly [unknown, unknown, unknown], readonly unknown[]]>([
    [
      'below their invoice, with numbers for its states, as of ASP.NET',
      {
        status: numbered,
        paid: 'amountPaid',
        due: 'amountDue',
        amount: { type: 'number' },
        create: '/invoices/{id}/payments',
      },
      [100, 40, 60],
      [1, 2, 3, 40, 60, 100, 0],
    ],
    [
      'of their own, as of Rails',
      {
        status: named,
        paid: 'paid_amount',
        due: 'balance_due',
        amount: { type: 'number' },
        create: '/payments',
        key: 'invoice_id',
      },
      [100, 40, 60],
      ['sent', 'partially_paid', 'paid', 40, 60, 100, 0],
    ],
    [
      'of texts, as of Django',
      {
        status: named,
        paid: 'amount_paid',
        due: 'amount_due',
        amount: decimal,
        create: '/payments',
        key: 'invoice_id',
      },
      ['100.00', '40.00', '60.00'],
      ['sent', 'partially_paid', 'paid', '40.00', '60.00', '100.00', '0.00'],
    ],
  ])('pay an invoice: %s', async (_, style, [total, first, second], expected) => {
    const { create, key, paid, due } = style;
    const api = await createCrudApi(contract(style));
    const [sent, partly, all, firstPaid, firstDue, lastPaid, lastDue] = expected;
    await api.requestBody('POST /invoices', { body: { total } });
    const one = { params: { id: 1 } };
    expect(await api.requestBody('POST /invoices/{id}/send', one)).toMatchObject({ status: sent });
    const pay = (amount: unknown) =>
      api.requestBody(`POST ${create}`, { ...(key ? {} : one), body: { amount, ...(key && { [key]: 1 }) } });
    await pay(first);
    const open = { status: partly, [paid]: firstPaid, [due]: firstDue };
    expect(await api.requestBody('GET /invoices/{id}', one)).toMatchObject(open);
    await pay(second);
    expect(await api.requestBody('GET /invoices/{id}', one)).toMatchObject({
      ...{ status: all, [paid]: lastPaid, [due]: lastDue },
      paidAt: expect.any(String),
    });
  });
});

describe('a transfer', () => {
  const account = objectOf({ 'id!': whole, balance: 'number', availableBalance: 'number' });
  const status: Schema = { type: 'string', enum: ['PENDING', 'COMPLETED', 'FAILED'] };
  const time: Schema = { type: 'string', format: 'date-time' };
  const sent = objectOf({ 'fromAccountId!': whole, 'toAccountId!': whole, 'amount!': 'number' });
  const Transfer = objectOf({
    'id!': whole,
    fromAccountId: whole,
    toAccountId: whole,
    amount: 'number',
    status,
    completedAt: time,
  });
  const bank = () =>
    createCrudApi(
      sketch(
        {
          'GET /accounts': { response: arrayOf('Account') },
          'POST /accounts': {
            request: objectOf({ initialDeposit: 'number' }),
            response: 'Account',
            status: 201,
          },
          'GET /transfers': { response: arrayOf('Transfer') },
          'POST /transfers': { request: sent, response: 'Transfer', status: 201 },
        },
        { Account: account, Transfer },
      ),
    );

  it('is completed once the money is where it should be, of which all balances say so', async () => {
    const api = await bank();
    for (const initialDeposit of [100, 0])
      await api.requestBody('POST /accounts', { body: { initialDeposit } });
    const body = { fromAccountId: 1, toAccountId: 2, amount: 30 };
    const made = await api.requestBody('POST /transfers', { body });
    expect(made).toMatchObject({ status: 'COMPLETED', completedAt: expect.any(String) });
    expect(await api.requestBody('GET /accounts')).toMatchObject([
      { balance: 70, availableBalance: 70 },
      { balance: 30, availableBalance: 30 },
    ]);
  });

  it('waits where one of the accounts is unknown', async () => {
    const api = await bank();
    await api.requestBody('POST /accounts', { body: { initialDeposit: 100 } });
    const body = { fromAccountId: 1, toAccountId: 9, amount: 30 };
    expect(await api.requestBody('POST /transfers', { body })).toMatchObject({ status: 'PENDING' });
  });
});
