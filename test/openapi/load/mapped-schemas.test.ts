import { describe, expect, it } from 'vitest';
import { contractFolder, type FileContents } from '../../support/contract-folder.ts';
import { loadFiles } from '../../support/load-files.ts';
import { sandbox } from '../../support/sandbox.ts';

const kind = { kind: { type: 'string' } };
const animal = (name: string) => ({
  type: 'object',
  required: ['kind', name],
  properties: { ...kind, [name]: { type: 'integer' } },
});
const subtype = (name: string) => ({ allOf: [{ $ref: '#/Animal' }, animal(name)] });

const contract = (schema: object, components: object = {}) => {
  const content = { 'application/json': { schema } };
  return {
    openapi: '3.0.3',
    info: { title: 'Pets', version: '1' },
    paths: {
      '/pets': { post: { requestBody: { content }, responses: { 200: { description: 'ok', content } } } },
    },
    components,
  };
};

const choice = (mapping: object, ...refs: readonly string[]) => ({
  oneOf: refs.map(($ref) => ({ $ref })),
  discriminator: { propertyName: 'kind', mapping },
});

describe('the mapping of a discriminator refers to', () => {
  it.each<[where: string, files: FileContents]>([
    [
      'files of the branches',
      {
        'api.yaml': contract({ $ref: 's/Pet.yaml' }),
        's/Pet.yaml': choice({ kitty: 'Cat.yaml', doggy: './Dog.yaml' }, './Cat.yaml', 'Dog.yaml'),
        's/Cat.yaml': animal('lives'),
        's/Dog.yaml': animal('barks'),
      },
    ],
    [
      'components that are files',
      {
        'api.yaml': contract(
          choice(
            { kitty: '#/components/schemas/Cat', doggy: 'Dog' },
            '#/components/schemas/Cat',
            '#/components/schemas/Dog',
          ),
          { schemas: { Cat: { $ref: 'Cat.yaml' }, Dog: { $ref: 'Dog.yaml' } } },
        ),
        'Cat.yaml': animal('lives'),
        'Dog.yaml': animal('barks'),
      },
    ],
    [
      'subtypes that nothing else refers to',
      {
        'api.yaml': contract({ $ref: 'all.yaml#/Animal' }),
        'all.yaml': {
          Animal: {
            type: 'object',
            required: ['kind'],
            properties: kind,
            discriminator: { propertyName: 'kind', mapping: { kitty: '#/Cat', doggy: 'all.yaml#/Dog' } },
          },
          Cat: subtype('lives'),
          Dog: subtype('barks'),
        },
      },
    ],
  ])('%s', async (_, files) => {
    const folder = contractFolder(files);
    const { api } = await sandbox({ contract: folder.path('api.yaml') });
    folder.remove();
    for (const body of [
      { kind: 'kitty', lives: 9 },
      { kind: 'doggy', barks: 1 },
    ])
      expect((await api.post('/pets').send(body)).body).toEqual(body);
    const refused = [{ kind: 'kitty', barks: 1 }, { kind: 'doggy' }, { kind: 'Cat', lives: 9 }];
    for (const body of refused) expect((await api.post('/pets').send(body)).status).toBe(400);
  });

  it('nothing, which is reported', async () => {
    const mapping = { kitty: '#/components/schemas/Cta', doggy: 'Dgo', gone: 'gone.yaml' };
    const { issues } = await loadFiles({
      'api.yaml': contract(choice(mapping, '#/components/schemas/Cat', '#/components/schemas/Dog'), {
        schemas: { Cat: animal('lives'), Dog: animal('barks') },
      }),
    });
    const place = '#/paths/~1pets/post/requestBody/content/application~1json/schema/discriminator/mapping';
    expect(issues.filter((issue) => issue.includes('/post/requestBody/'))).toEqual([
      expect.stringContaining(
        `${place}/kitty refers to #/components/schemas/Cta, which does not exist: fix the $ref. Did you mean #/components/schemas/Cat?`,
      ),
      expect.stringContaining(`${place}/gone refers to gone.yaml, which cannot be read`),
      expect.stringContaining(
        `${place}/doggy names the schema Dgo, which does not exist: fix it there. Did you mean Dog?`,
      ),
    ]);
  });
});
