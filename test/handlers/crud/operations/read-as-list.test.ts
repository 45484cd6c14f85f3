import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const Node = objectOf({ id: 'string', label: 'string' });

describe('items that are read as a list of one, and that nothing lists', () => {
  it.each(['id', 'nodeId'])('are found by their {%s}', async (parameter) => {
    const item = `/node/{${parameter}}`;
    const api = await createCrudApi(
      sketch(
        {
          'POST /node': { request: 'Node', response: 'Node' },
          [`GET ${item}`]: { response: arrayOf('Node') },
          [`PUT ${item}`]: { request: 'Node', response: 'Node' },
          [`DELETE ${item}`]: { response: 'Node' },
        },
        { Node },
      ),
    );
    const { id } = await api.requestBody<{ id: string }>('POST /node', { body: { label: 'a' } });
    await api.request('POST /node', { body: { label: 'b' } });
    const params = { [parameter]: id };
    expect(await api.requestBody(`GET ${item}`, { params })).toEqual([{ id, label: 'a' }]);
    await api.request(`DELETE ${item}`, { params });
    await expect(api.requestBody(`GET ${item}`, { params })).rejects.toThrow(`node has no ${id}`);
  });
});
