import { handlerLayer, isPassedOn } from '../engine/handler-registry.ts';
import type { LeftToInference } from '../inference/infer-resources.ts';
import type { Operation } from '../openapi/operations.ts';
import type { ServiceLayer } from './service-definition.ts';

/**
 * What the layers of a service leave to inference.
 * @throws StartupError for a handler of an operation that the contract does not have.
 */
export function leftToInference(
  operations: ReadonlyMap<string, Operation>,
  layers: readonly ServiceLayer[],
): LeftToInference {
  const custom = layers.map(({ handlers = {} }) => handlerLayer(operations, handlers));
  return {
    customIds: new Set(layers.flatMap(({ handlers = {} }) => Object.keys(handlers))),
    operations: new Map([...operations].filter(([, operation]) => isPassedOn(custom, operation))),
    takenNames: layers.flatMap(({ collections = [] }) => collections.map(({ name }) => name)),
  };
}
