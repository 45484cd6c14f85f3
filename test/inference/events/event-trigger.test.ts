import { describe, expect, it } from 'vitest';
import { type EventSubject, isTriggered, triggerOf } from '../../../src/inference/events/event-trigger.ts';
import { createSchemaMerger } from '../../../src/schema/schema-merger.ts';
import { contractOf } from '../../support/contract.ts';

const mergeSchema = createSchemaMerger(contractOf({}));
const ofText = (...values: string[]) => ({ type: 'string', enum: values });
const subject = (collection: string, properties: object = {}, verbs: string[] = []): EventSubject => ({
  collection,
  segments: collection.split('/'),
  schemas: [{ type: 'object', properties }],
  verbs,
});
const invoices = subject(
  'invoices',
  { state: ofText('draft', 'paid', 'void'), address: {}, isOverdue: { type: 'boolean' } },
  ['finalize'],
);
const subjects = [
  invoices,
  subject('line_items'),
  subject('people'),
  subject('invoices/payments', { status: ofText('succeeded') }),
];
const trigger = (name: string, shown?: EventSubject) => triggerOf(name, { mergeSchema, subjects, shown });

describe('what the name of an event means', () => {
  it.each([
    ['invoice.created', 'invoices', 'created'],
    ['invoiceCreated', 'invoices', 'created'],
    ['INVOICE_CREATED', 'invoices', 'created'],
    ['newInvoice', 'invoices', 'created'],
    ['on-invoice-add', 'invoices', 'created'],
    ['invoices/updated', 'invoices', 'updated'],
    ['invoice_removed', 'invoices', 'deleted'],
    ['line_item.deleted', 'line_items', 'deleted'],
    ['LineItemsChanged', 'line_items', 'updated'],
    ['person.registered', 'people', 'created'],
    ['invoice.payment.created', 'invoices/payments', 'created'],
    ['invoice.created_webhook', 'invoices', 'created'],
  ])('%s: in %s, %s', (name, collection, kind) => {
    expect(trigger(name)).toEqual({ collection, kinds: [kind] });
  });

  it.each([
    ['invoice.paid', 'paid'],
    ['invoiceVoided', 'voided'],
    ['invoice.finalized', 'finalized'],
    ['invoice_overdue', 'overdue'],
  ])('%s: whatever leads to %s', (name, outcome) => {
    expect(trigger(name)).toMatchObject({ collection: 'invoices', outcome });
  });

  it('may name a property', () => {
    expect(trigger('invoice.address_changed')).toEqual({
      collection: 'invoices',
      kinds: ['updated'],
      property: 'address',
    });
  });

  it('means every change where it names no more than a collection', () => {
    expect(trigger('invoiceEvent')).toEqual({
      collection: 'invoices',
      kinds: ['created', 'updated', 'deleted'],
    });
  });

  it('is about what the body shows where it names no collection', () => {
    expect(trigger('created', invoices)).toEqual({ collection: 'invoices', kinds: ['created'] });
    expect(trigger('created')).toBeUndefined();
  });

  it.each(['invoice.escalated', 'weather', 'invoice_adoption', ''])('%s means none', (name) => {
    expect(trigger(name)).toBeUndefined();
  });
});

describe('which changes an event is about', () => {
  const change = (changed: object, rest: object = {}) => ({
    collection: 'invoices',
    kind: 'updated' as const,
    changed: new Map(Object.entries(changed)),
    ...rest,
  });
  it.each([
    ['invoice.paid', change({ state: 'paid' }), true],
    ['invoice.paid', change({ state: 'void' }), false],
    ['invoice.paid', change({ state: 'paid' }, { collection: 'orders' }), false],
    ['invoice.voided', change({ state: 'void' }), true],
    ['invoice.overdue', change({ isOverdue: true }), true],
    ['invoice.overdue', change({ isOverdue: false }), false],
    ['invoice.finalized', change({}, { verb: 'finalize' }), true],
    ['invoice.address_changed', change({ address: {} }), true],
    ['invoice.address_changed', change({ state: 'paid' }), false],
    ['invoice.created', change({}), false],
    ['invoice.created', change({}, { kind: 'created' }), true],
  ])('%s: %o is %s', (name, happening, expected) => {
    const found = trigger(name);
    expect(found !== undefined && isTriggered(found, happening)).toBe(expected);
  });
});
