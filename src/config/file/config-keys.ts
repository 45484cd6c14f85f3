import { type OptionDefinition, type ServiceOptionTable, serviceOptions } from '../option-definition.ts';
import { clientOptions } from '../options/client-options.ts';
import { optionGroups } from '../options.ts';

/** A key of the configuration file. */
export interface ConfigKey {
  /** Where it is in the file: `['port']`, or `['togai', 'baseCurrency']` for an option of a built-in service. */
  readonly path: readonly string[];
  readonly definition: OptionDefinition;
  /** Whether its value may be a list. */
  readonly isList: boolean;
  /** Whether its value may be a mapping of paths to files. */
  readonly isMapping: boolean;
}

/** The keys of the configuration file under a heading. */
export interface ConfigKeyGroup {
  readonly heading: string;
  readonly keys: readonly ConfigKey[];
}

/**
 * All keys of the configuration file, one for each option that is not for one command line alone.
 * They have the names that `createSandbox` has for them.
 */
export function configKeyGroups(services: readonly ServiceOptionTable[]): readonly ConfigKeyGroup[] {
  const { url, session } = clientOptions;
  const groups = { ...optionGroups, 'A running sandbox, for state and requests': { url, session } };
  return [
    ...Object.entries(groups).map(([heading, options]) => ({ heading, keys: keysOf(options, []) })),
    ...services.map((service) => ({
      heading: `${service.title} only`,
      keys: keysOf(serviceOptions(service), [service.name]),
    })),
  ];
}

function keysOf(options: Readonly<Record<string, OptionDefinition>>, above: readonly string[]) {
  return Object.entries(options)
    .filter(([, { flagOnly }]) => !flagOnly)
    .map(([name, definition]): ConfigKey => {
      const isList = definition.repeatable === true || name === 'contract';
      return { path: [...above, name], definition, isList, isMapping: name === 'mounts' };
    });
}
