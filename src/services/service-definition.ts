import type { Handlers } from '../engine/handler-registry.ts';
import type { OpenApiDocument } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import type { Validators } from '../schema/schema-validators.ts';
import type { DemoRecipe } from '../state/demo/demo-data.ts';
import type { CollectionSchemas } from '../state/state-schema.ts';
import type { CollectionSpec } from '../storage/store.ts';

/**
 * A built-in service: a contract with custom behaviour for some or all of its operations. `built-in.ts` lists them.
 * @typeParam Options what a user may set for this service
 */
export interface ServiceDefinition<Options extends object = object> {
  /** In lower case, such as `togai`. Flags of its options are accepted with and without it: `--togai-base-currency`. */
  readonly name: string;
  /** As people write the name, such as `Togai`. */
  readonly title: string;
  /** The path of its OpenAPI document. */
  readonly contract: string;
  readonly options: ServiceOptions<Options> & Readonly<Record<string, ServiceOption>>;
  /** Declared as a method, so that services with different options fit in one table. */
  create(api: ServiceApi, options: Options): ServiceLayer;
}

/** The options of a service, by name. */
export type ServiceOptions<Options extends object> = {
  readonly [Name in keyof Options]: ServiceOption<Options[Name]>;
};

/** One option of a service, which becomes a flag and a variable: `--base-currency`, `TOGAI_SANDBOX_BASE_CURRENCY`. */
export interface ServiceOption<T = unknown> {
  readonly flag: string;
  /** The name of the value in the help. */
  readonly placeholder: string;
  readonly default: T;
  /** A valid value, which documentation shows: the default, as text. */
  readonly example?: string;
  /** The words that the value is one of. */
  readonly choices?: readonly string[];
  /** What the help says. */
  readonly description: string;
  /** What to give, as a message says it. */
  readonly expects: string;
  /** `undefined` when the text is not a value. */
  readonly parse: (text: string) => T | undefined;
}

/** What a service may use of its contract. */
export interface ServiceApi {
  readonly document: OpenApiDocument;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly validators: Validators;
}

/**
 * One layer of behaviour over the layers below it. What it leaves out they do: it handles only the operations that it
 * wants to, and the rest is inferred from the contract.
 */
export interface ServiceLayer {
  /** By operationId. */
  readonly handlers?: Handlers;
  /** What its handlers store. */
  readonly collections?: readonly CollectionSpec[];
  /** How rows of its collections are read from a file; a collection without a schema takes them as they are stored. */
  readonly stateSchema?: CollectionSchemas;
  /** Fills its collections with demo data; loaded only for a session with demo data. */
  readonly demo?: () => Promise<DemoRecipe>;
}
