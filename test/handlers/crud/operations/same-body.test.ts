import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

/** Groups that are made, changed and deleted by lists of them in one envelope. @param id the property with their id */
async function groups(id: string) {
  const Group = objectOf({ [id]: 'string', name: 'string', color: 'string' });
  const Groups = objectOf({ groups: arrayOf('Group'), nextUri: 'string' });
  const many = { request: 'Groups', response: 'Groups' };
  const api = await createCrudApi(
    sketch(
      {
        'GET /groups': { response: 'Groups' },
        'POST /groups': { ...many, status: 201 },
        'PUT /groups': many,
        'DELETE /groups': many,
        'GET /groups/{group_id}': { response: 'Group' },
      },
      { Group, Groups },
    ),
  );
  type Body = { groups: { [name: string]: string }[] };
  const send = async (name: string, sent: object[]) =>
    (await api.requestBody<Body>(`${name} /groups`, { body: { groups: sent } })).groups;
  const listed = async () => (await api.requestBody<Body>('GET /groups')).groups;
  return { send, listed };
}

describe.each(['groupId', 'id'])('many items that a body names by their %s', (id) => {
  it('are changed by a PUT, each by what is sent of it', async () => {
    const { send, listed } = await groups(id);
    const made = await send('POST', [{ name: 'a', color: 'red' }, { name: 'b' }]);
    const changed = await send('PUT', [{ [id]: made[0]?.[id], name: 'c' }]);
    expect(changed).toMatchObject([{ [id]: made[0]?.[id], name: 'c', color: 'red' }]);
    expect(await listed()).toMatchObject([{ name: 'c' }, { name: 'b' }]);
  });

  it('are deleted by a DELETE, and no others', async () => {
    const { send, listed } = await groups(id);
    const made = await send('POST', [{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
    await send('DELETE', [{ [id]: made[0]?.[id] }, { [id]: made[2]?.[id] }, { [id]: 'nobody' }]);
    expect(await listed()).toMatchObject([{ name: 'b' }]);
    await send('DELETE', []);
    expect(await listed()).toHaveLength(1);
  });
});
