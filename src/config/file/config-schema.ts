import type { OptionDefinition, ServiceOptionTable } from '../option-definition.ts';
import { type ConfigKey, configKeyGroups } from './config-keys.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON Schema of the configuration file, with which editors complete and check it. */
export function configSchema(services: readonly ServiceOptionTable[]): JsonSchema {
  const keys = configKeyGroups(services).flatMap((group) => group.keys);
  const top = keys.filter(({ path }) => path.length === 1);
  const ofServices = services.map(({ name, title }) => {
    const own = keys.filter(({ path }) => path.length > 1 && path[0] === name);
    return [name, { description: `options of ${title}`, ...objectOf(propertiesOf(own)) }] as const;
  });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of togai-sandbox',
    ...objectOf({
      $schema: { type: 'string' },
      ...propertiesOf(top),
      ...Object.fromEntries(ofServices),
    }),
  };
}

function objectOf(properties: JsonSchema): JsonSchema {
  return { type: ['object', 'null'], additionalProperties: false, properties };
}

function propertiesOf(keys: readonly ConfigKey[]): JsonSchema {
  return Object.fromEntries(keys.map((key) => [key.path.at(-1), schemaOf(key)]));
}

function schemaOf({ definition, isList, isMapping }: ConfigKey): JsonSchema {
  const { description, example } = definition;
  const one = valueSchema(definition);
  const list = { type: 'array', items: one };
  const several = isMapping ? [{ type: 'object', additionalProperties: { type: 'string' } }, list] : [list];
  const alternatives = [...(isList || isMapping ? several : []), one, { type: 'null' }];
  return {
    description,
    ...(example !== undefined && { examples: [definition.kind === 'number' ? Number(example) : example] }),
    anyOf: alternatives,
  };
}

function valueSchema({ placeholder, impliedValue, kind, choices, secret }: OptionDefinition): JsonSchema {
  if (placeholder === undefined) return { type: 'boolean' };
  if (choices !== undefined) return { enum: [...choices, ...(choices.includes('on') ? [true, false] : [])] };
  const isSwitch = impliedValue !== undefined;
  if (kind === 'number') return { type: isSwitch ? ['integer', 'boolean'] : 'integer' };
  return {
    type: secret || kind !== undefined ? 'string' : ['string', 'number', ...(isSwitch ? ['boolean'] : [])],
  };
}
