import { describe, expect, it } from 'vitest';
import { configKeyGroups } from '../../../src/config/file/config-keys.ts';
import { toOptionTexts } from '../../../src/config/file/config-values.ts';
import { initText } from '../../../src/config/file/init-text.ts';
import { parseText } from '../../../src/openapi/load/parse-yaml-json.ts';
import { builtInServices } from '../../../src/services/built-in.ts';

const services = Object.values(builtInServices);
const text = initText({ folder: undefined, services });
const keys = configKeyGroups(services).flatMap((group) => group.keys);

/** The file with each option set, as if the # before all of them were removed. */
const allSet = parseText(
  text
    .split('\n')
    .flatMap((line) => /^# ( *[a-z]\w*:(?: [^ ].*)?)$/i.exec(line)?.[1] ?? [])
    .join('\n'),
  'init',
);

const valueAt = (path: readonly string[]) =>
  path.reduce<unknown>((value, name) => Reflect.get(Object(value), name), allSet);

describe('the file of init', () => {
  it('begins with the schema, for editors', () => {
    expect(text).toMatch(/^# yaml-language-server: \$schema=\S+\.json\n/);
  });

  it('sets nothing but a contract that is found', () => {
    expect(parseText(text, 'init') ?? {}).toEqual({});
  });

  it.each(keys.map((key) => [key.path.join('.'), key] as const))(
    'has %s, with a valid example',
    (name, key) => {
      const value = valueAt(key.path);
      expect(value).toBeDefined();
      for (const one of toOptionTexts(key, value, name, (path) => path)) {
        expect(key.definition.parse(one)).toBeDefined();
      }
    },
  );
});
