import { realpathSync } from 'node:fs';
import type { LeftToInference } from '../inference/infer-resources.ts';
import { createValidators } from '../schema/schema-validators.ts';
import { leftToInference } from './left-to-inference.ts';
import type { ServiceApi, ServiceDefinition, ServiceLayer, ServiceOption } from './service-definition.ts';
import { togaiService } from './togai/togai-service.ts';

/** The table of built-in services, by name. A new one is a folder beside `togai/` and a line here. */
export const builtInServices = { togai: togaiService } as const satisfies Readonly<
  Record<string, ServiceDefinition>
>;

/** The service whose contract is served unless another contract is given. */
export const defaultService: ServiceDefinition = builtInServices.togai;

type Services = typeof builtInServices;

type OptionsOf<Service> = Service extends ServiceDefinition<infer Options> ? Options : never;

/** What may be set for the built-in services, by the name of the service. */
export type BuiltInOptions = { readonly [Name in keyof Services]: Partial<OptionsOf<Services[Name]>> };

/** The service that belongs to a contract, by the real path of the contract; `undefined` for any other contract. */
export function serviceOf(contract: string | undefined): ServiceDefinition | undefined {
  const services: readonly ServiceDefinition[] = Object.values(builtInServices);
  return services.find((service) => realpathSync(service.contract) === contract);
}

/** The options of each service, by its name: what `services` says, and those that are given without their service. */
export function optionsByService(
  given: object & { readonly services?: Readonly<Record<string, object>> | undefined },
): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const services: readonly ServiceDefinition[] = Object.values(builtInServices);
  const entries = services.map(({ name, options }) => {
    const own = Object.keys(options).map((option) => [option, Reflect.get(given, option)] as const);
    const set = own.filter(([, value]) => value !== undefined);
    return [name, { ...given.services?.[name], ...Object.fromEntries(set) }] as const;
  });
  return Object.fromEntries(entries);
}

/**
 * Creates the layer of a service.
 * @param given the options that are set; the others have their defaults
 */
export function createLayer(service: ServiceDefinition, api: ServiceApi, given: object = {}): ServiceLayer {
  const entries = Object.entries<ServiceOption>(service.options);
  return service.create(
    api,
    Object.fromEntries(entries.map(([name, option]) => [name, Reflect.get(given, name) ?? option.default])),
  );
}

/**
 * What the built-in service of a contract leaves to inference: everything, where no service belongs to it.
 * @param contract its real path
 */
export function leftByService(
  contract: string | undefined,
  api: Omit<ServiceApi, 'validators'>,
): LeftToInference {
  const service = serviceOf(contract);
  if (service === undefined) return leftToInference(api.operations, []);
  const layer = createLayer(service, { ...api, validators: createValidators(api.document) });
  return leftToInference(api.operations, [layer]);
}
