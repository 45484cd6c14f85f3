import type { TypedHandlers } from '../../typed-operation.ts';
import type { components, operations } from './togai.gen.ts';

export type Schemas = components['schemas'];

/** Handlers of some of Togai's operations, each under its operationId and with the types of its operation. */
export type TogaiHandlers<Id extends keyof operations> = TypedHandlers<operations, Id>;
