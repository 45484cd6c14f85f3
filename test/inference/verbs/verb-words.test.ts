import { describe, expect, it } from 'vitest';
import { parseVerbSegment } from '../../../src/inference/verbs/verb-words.ts';

describe('a verb in a segment of a path', () => {
  it.each([
    ['post', 'add', { kind: 'create', noun: '' }],
    ['put', 'saveOrder', { kind: 'create', noun: 'order' }],
    ['post', 'create-user', { kind: 'create', noun: 'user' }],
    ['post', 'documents.create', { kind: 'create', noun: 'documents' }],
    ['get', 'getAll', { kind: 'list', noun: '' }],
    ['get', 'get_all_order_items', { kind: 'list', noun: 'orderItems' }],
    ['post', 'list', { kind: 'list', noun: '' }],
    ['get', 'getUserById', { kind: 'read', noun: 'user' }],
    ['get', 'findById', { kind: 'read', noun: '' }],
    ['patch', 'editProfile', { kind: 'update', noun: 'profile' }],
    ['post', 'remove', { kind: 'delete', noun: '' }],
    ['delete', 'DeleteItem', { kind: 'delete', noun: 'item' }],
  ])('%s %s is %j', (method, segment, expected) => {
    expect(parseVerbSegment(segment, method)).toEqual(expected);
  });

  it.each([
    ['get', 'list-create', { kind: 'list', first: 'list' }],
    ['post', 'list-create', { kind: 'create', first: 'list' }],
    ['get', 'retrieveUpdateDestroy', { kind: 'read', first: 'read' }],
    ['patch', 'retrieve-update-destroy', { kind: 'update', first: 'read' }],
    ['get', 'update_delete', { kind: 'read', first: 'update' }],
    ['delete', 'update_delete', { kind: 'delete', first: 'update' }],
  ])('%s %s is %j, as its method says', (method, segment, expected) => {
    expect(parseVerbSegment(segment, method)).toEqual({ noun: '', ...expected });
  });

  it.each([
    ['get', 'add'],
    ['get', 'delete'],
    ['delete', 'update'],
    ['post', 'orders'],
    ['get', 'address'],
    ['get', 'getUserByEmail'],
    ['post', 'addresses'],
    ['get', '{id}'],
  ])('%s %s has none', (method, segment) => {
    expect(parseVerbSegment(segment, method)).toBeUndefined();
  });
});
