import { expect, it } from 'vitest';
import {
  createOperationSearch,
  groupOperations,
  type ListedOperation,
  servedAs,
} from '../../web/src/pages/operations/operation-groups.ts';

const operations: readonly ListedOperation[] = [
  {
    id: 'listPets',
    method: 'GET',
    path: '/pets',
    behavior: 'stateful',
    role: 'list',
    collection: 'pets',
    tags: ['Pets'],
  },
  {
    id: 'feedPet',
    method: 'POST',
    path: '/pets/{id}/feed',
    behavior: 'stateful',
    role: 'action',
    action: 'feed',
    collection: 'pets',
    tags: ['Pets', 'Food'],
  },
  { id: 'ping', method: 'GET', path: '/ping/now', behavior: 'example', summary: 'Are you there?' },
  { id: 'login', method: 'POST', path: '/login', behavior: 'stateful', role: 'login' },
  { id: 'pay', method: 'POST', path: '/pay', behavior: 'custom' },
  { id: 'bad', method: 'GET', path: '/bad', behavior: 'unserved' },
];

it('groups by tag, else by path', () => {
  expect(groupOperations(operations).map(({ name, operations: members }) => [name, members.length])).toEqual([
    ['Pets', 2],
    ['/ping', 1],
    ['/login', 1],
    ['/pay', 1],
    ['/bad', 1],
  ]);
});

it('says how each is served', () => {
  expect(operations.map(servedAs)).toEqual([
    'list · pets',
    'action feed · pets',
    'stateless',
    'login',
    'custom handler',
    'not served',
  ]);
});

it.each([
  ['', 6],
  ['pets', 2],
  ['POST pets', 1],
  ['food', 1],
  ['there?', 1],
  ['stateless', 1],
  ['pets nothing', 0],
])('%j finds %d', (text, count) => {
  expect(createOperationSearch(operations)(text)).toHaveLength(count);
});
