import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

const library = sketch(
  {
    'GET /branches': { response: arrayOf('Branch') },
    'POST /branches': { request: 'Branch', response: 'Branch', status: 201 },
    'GET /branches/{code}': { response: 'Branch' },
    'PUT /branches/{code}': { request: 'Branch', response: 'Branch' },
    'GET /branches/{code}/rooms': { response: arrayOf('Room') },
    'POST /branches/{code}/rooms': { request: 'NewRoom', response: 'Room', status: 201 },
    'DELETE /branches/{code}/rooms/{roomId}': {},
    'GET /loans': { response: arrayOf('Loan') },
    'POST /loans': { request: 'NewLoan', response: 'Loan', status: 201 },
    'GET /weather/{city}': { response: 'Weather' },
    'GET /branches/{branch}/forecast/{day}': { response: 'Weather' },
  },
  {
    Branch: objectOf({ 'code!': 'string', name: 'string' }),
    Room: objectOf({ 'id!': 'integer', 'label!': 'string' }),
    NewRoom: objectOf({ 'label!': 'string' }),
    Loan: objectOf({ 'id!': 'integer', branch_code: 'string', branchId: 'string' }),
    NewLoan: objectOf({ 'branchId!': 'string' }),
    Weather: objectOf({ degrees: 'number' }),
  },
);

async function libraryWithRooms() {
  const { api } = await contractSandbox(library);
  const put = (path: string, body: object) => api.post(path).send(body).expect(201);
  await put('/branches', { code: 'main / west', name: 'Main' });
  await put('/branches', { code: 'quiet', name: 'Quiet' });
  const read = async (operation: string, session?: string) => {
    const request = api.get(`/__admin/operations/${encodeURIComponent(operation)}`);
    const { body } = await (session ? request.set('X-Sandbox-Session', session) : request);
    return body;
  };
  const pathOf = async (operation: string, session?: string) => {
    const { parameters } = await read(operation, session);
    return Object.fromEntries(
      parameters.map(({ name, example }: { name: string; example: unknown }) => [name, example]),
    );
  };
  return { api, put, read, pathOf };
}

describe('the examples of an operation', () => {
  it('have the ids of rows in the path', async () => {
    const { put, pathOf } = await libraryWithRooms();
    await put('/branches/quiet/rooms', { label: 'Attic' });
    expect(await pathOf('GET /branches/{code}')).toEqual({ code: 'main / west' });
    expect(await pathOf('DELETE /branches/{code}/rooms/{roomId}')).toEqual({ code: 'quiet', roomId: '1' });
  });

  it('have the id of a parent where nothing is below one yet', async () => {
    const { pathOf } = await libraryWithRooms();
    expect(await pathOf('POST /branches/{code}/rooms')).toEqual({ code: 'main / west' });
  });

  it('have the id of an item that a path without state is below', async () => {
    const { pathOf } = await libraryWithRooms();
    expect(await pathOf('GET /branches/{branch}/forecast/{day}')).toEqual({
      branch: 'main / west',
      day: expect.any(String),
    });
  });

  it('repeat the id of the path in the body, and refer to rows', async () => {
    const { read } = await libraryWithRooms();
    const bodyOf = async (operation: string) => (await read(operation)).body.contents[0].examples[0].value;
    expect(await bodyOf('PUT /branches/{code}')).toMatchObject({ code: 'main / west' });
    expect(await bodyOf('POST /loans')).toEqual({ branchId: 'main / west' });
  });

  it('are of the session', async () => {
    const { api, pathOf } = await libraryWithRooms();
    await api.post('/branches/quiet/rooms').set('X-Sandbox-Session', 'w1').send({ label: 'Attic' });
    const remove = 'DELETE /branches/{code}/rooms/{roomId}';
    expect((await pathOf(remove, 'w1')).code).toBe('quiet');
    expect((await pathOf(remove)).code).toBe('main / west');
  });

  it('are generated where nothing is stored', async () => {
    const { pathOf } = await libraryWithRooms();
    expect(await pathOf('GET /weather/{city}')).toEqual({ city: expect.any(String) });
  });
});
