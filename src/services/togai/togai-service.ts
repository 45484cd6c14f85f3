import { packageFile } from '../../openapi/package-file.ts';
import type { ServiceDefinition } from '../service-definition.ts';
import { createAccounts } from './accounts.ts';
import { aliases } from './aliases.ts';
import { createCustomers } from './customers.ts';
import { type TogaiOptions, togaiOptions } from './togai-options.ts';
import { createTogaiStateSchema } from './togai-state-schema.ts';
import { createValidateBySchema, validatedCollections } from './validate-rows.ts';

/** Togai's customers and accounts: every operation of the contract has a custom handler. */
export const togaiService: ServiceDefinition<TogaiOptions> = {
  name: 'togai',
  title: 'Togai',
  contract: packageFile('openapi/togai.yaml'),
  options: togaiOptions,
  create({ operations, validators }, options) {
    const validate = createValidateBySchema(validators);
    return {
      handlers: { ...createCustomers(options), ...createAccounts(options), ...aliases },
      collections: validatedCollections(validate),
      stateSchema: createTogaiStateSchema(validate, options),
      demo: async () => (await import('./demo/togai-demo.ts')).createTogaiDemo(operations),
    };
  },
};
