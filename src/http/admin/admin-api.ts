import type { RequestHandler } from 'express';
import type { OperationBehavior } from '../../inference/operation-behavior.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { MatchPath } from '../../openapi/path-matcher.ts';
import type { OperationRequest, Reply } from '../../operation.ts';
import type { Sessions } from '../../session/sessions.ts';
import type { ExportState } from '../../state/export-state.ts';
import type { ImportState } from '../../state/import-state.ts';
import type { TypedReply, TypedRequest } from '../../typed-operation.ts';
import type { ValidateResponse } from '../../validation/response-validator.ts';
import type { RequestJournal } from '../journal/request-journal.ts';
import type { components, operations } from './admin.gen.ts';

/** What the contract of the admin API, `openapi/admin.yaml`, comes to. */
export interface AdminApi {
  readonly operations: readonly Operation[];
  readonly matchPath: MatchPath;
  /** The step that judges requests. */
  readonly validate: RequestHandler;
  readonly validateResponse: ValidateResponse;
}

/** What the admin API is handed of the sandbox, so that it need not know the store. */
export interface AdminOptions {
  readonly sessions: Sessions;
  /** The contract's title. */
  readonly contract: string;
  /** How each operation of the contract is served. */
  readonly operations: readonly OperationBehavior[];
  readonly exportState: ExportState;
  readonly importState: ImportState;
  /** The only tokens accepted; none means that none is asked for. */
  readonly tokens: readonly string[];
  /** What clients sent; absent where it is not recorded. */
  readonly journal?: RequestJournal | undefined;
  /** Takes in the contract of the admin API, which takes its time: it is asked for with the first request that needs it. */
  readonly loadApi: () => Promise<AdminApi>;
}

export type AdminSchemas = components['schemas'];

export type AdminOperationId = keyof operations;

/** The session that a call means; the base has no name. */
export interface SessionScoped {
  readonly sessionName?: string;
}

/**
 * Answers an operation of the admin API. It is declared as a method, as the handlers of contracts are, so that a handler
 * may ask for a call with the types of its operation.
 */
export type AdminHandler = {
  handle(request: OperationRequest & SessionScoped, parts: AdminOptions): Reply | Promise<Reply>;
}['handle'];

/** A handler with the types of its operation. */
export type TypedAdminHandler<Id extends AdminOperationId> = (
  request: TypedRequest<operations[Id]> & SessionScoped,
  parts: AdminOptions,
) => TypedReply<operations[Id]> | Promise<TypedReply<operations[Id]>>;

/** The handlers of some operations, each under its operationId. */
export type AdminHandlers<Id extends AdminOperationId> = { readonly [I in Id]: TypedAdminHandler<I> };
