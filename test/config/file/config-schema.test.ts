import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { configKeyGroups } from '../../../src/config/file/config-keys.ts';
import { configSchema } from '../../../src/config/file/config-schema.ts';
import { initText } from '../../../src/config/file/init-text.ts';
import { parseText } from '../../../src/openapi/load/parse-yaml-json.ts';
import { builtInServices } from '../../../src/services/built-in.ts';

const services = Object.values(builtInServices);
const validate = new Ajv({ allowUnionTypes: true }).compile(configSchema(services));

describe('the schema of the configuration file', () => {
  it('has every key of it', () => {
    const { properties } = configSchema(services) as { properties: Record<string, { properties?: object }> };
    for (const { path } of configKeyGroups(services).flatMap(({ keys }) => keys)) {
      const [name = '', inner] = path;
      const object = inner === undefined ? properties : (properties[name]?.properties ?? {});
      expect(Object.keys(object)).toContain(path.at(-1));
    }
  });

  it('fits the file of init, with every option set', () => {
    const lines = initText({ folder: undefined, services }).split('\n');
    const set = lines.flatMap((line) => /^# ( *[a-z]\w*:(?: [^ ].*)?)$/i.exec(line)?.[1] ?? []);
    expect([validate(parseText(set.join('\n'), 'init')), validate.errors]).toEqual([true, null]);
  });

  it.each([
    ['port: 5000\ndemo: true\njournal: on\ntokens: a\nmounts: {/a: a.yaml}\ncontract: [a, b]', true],
    ['# nothing\n', true],
    ['prot: 1', false],
    ['port: abc', false],
    ['tokens: [1]', false],
    ['journal: never', false],
    ['togai: {baseCurrency: EUR}', true],
    ['togai: {currency: EUR}', false],
  ])('%j: %s', (text, expected) => {
    expect(validate(parseText(text, 'file') ?? null)).toBe(expected);
  });
});
