import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { createSandbox } from 'togai-sandbox';
import { RoomClient } from './room-client.js';

let sandbox;
before(async () => {
  sandbox = await createSandbox({ contract: 'openapi.yaml', seed: 1, clock: '2026-01-01T09:00:00Z' });
});
after(() => sandbox.close());

let session;
let client;
beforeEach(() => {
  session = sandbox.session(); // state, clock and overrides of one test
  client = new RoomClient(session.url);
});

const booking = { guest: 'Ann', from: '2026-02-01', nights: 2 };

test('a room is created, at the time of the clock', async () => {
  const { id, ...room } = await client.createRoom('Garden', 2);
  assert.deepEqual(room, { name: 'Garden', beds: 2, createdAt: '2026-01-01T09:00:00.000Z' });
  session.clock.advance('1d');
  assert.equal((await client.createRoom('Attic', 1)).createdAt, '2026-01-02T09:00:00.000Z');
  assert.deepEqual(
    (await client.rooms()).map(({ name }) => name),
    ['Garden', 'Attic'],
  );
});

test('what the contract does not allow is refused', async () => {
  await assert.rejects(client.createRoom('Barn', 40), { status: 422, message: '/beds must be <= 8' });
  const [refused] = session.requests.list({ operation: 'createRoom', status: '4XX' });
  assert.deepEqual(refused.request.body.json, { name: 'Barn', beds: 40 });
});

test('every page of a list is read', async () => {
  for (const name of ['A', 'B', 'C', 'D', 'E']) await client.createRoom(name, 2);
  assert.equal((await client.rooms(2)).length, 5);
  session.requests.verify({ operation: 'listRooms', query: { limit: 2 }, times: 3 });
});

test('a snapshot is where several steps begin', async () => {
  const room = await client.createRoom('Garden', 2);
  await session.state.snapshot('one-room');
  await client.book(room.id, booking);
  assert.equal((await client.bookings(room.id)).length, 1);
  await session.state.restore('one-room');
  assert.deepEqual(await client.bookings(room.id), []);
});

test('a booking whose response is lost is sent again, and made once', async () => {
  const room = await client.createRoom('Garden', 2);
  session.override({ operation: 'createBooking', respond: { status: 503 }, carryOut: 'before', times: 1 });
  const booked = await client.book(room.id, booking);
  assert.deepEqual(await client.bookings(room.id), [booked]);
  session.requests.verify({ operation: 'createBooking', times: 2 });
});

test('a room that does not exist cannot be booked', async () => {
  await assert.rejects(client.book('3f1c2a52-7f0d-4d3a-9c55-0a4c6c0f2b11', booking), { status: 404 });
});
