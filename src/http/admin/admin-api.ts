import type { RequestHandler } from 'express';
import type { EventHub } from '../../engine/events/event-hub.ts';
import type { ReadOverrides } from '../../engine/policies/overrides/read-overrides.ts';
import type { SessionOverrides } from '../../engine/policies/overrides/session-overrides.ts';
import type { OperationBehavior } from '../../inference/operation-behavior.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { MatchPath } from '../../openapi/paths/path-matcher.ts';
import type { OperationRequest, Reply } from '../../operation.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import type { Sessions } from '../../session/sessions.ts';
import type { ExportState } from '../../state/export-state.ts';
import type { ImportState } from '../../state/import-state.ts';
import type { DeclaredTypes, TypedReply, TypedRequest } from '../../typed-operation.ts';
import type { ValidateResponse } from '../../validation/response-validator.ts';
import type { RequestJournal } from '../journal/request-journal.ts';
import type { RequestVerification } from '../journal/verification/request-verification.ts';
import type { components, operations } from './admin.gen.ts';
import type { AdminTables } from './admin-tables.ts';
import type { DescribeOperation, OperationTexts } from './contract/operation-details.ts';

/** The contract of the admin API, `openapi/admin.yaml`, loaded. */
export interface AdminApi {
  readonly mergeSchema: MergeSchema;
  readonly operations: readonly Operation[];
  readonly matchPath: MatchPath;
  /** The middleware that validates requests. */
  readonly validate: RequestHandler;
  readonly validateResponse: ValidateResponse;
}

/** What the admin API uses of the sandbox; it does not know the storage. */
export interface AdminOptions {
  readonly sessions: Sessions;
  readonly overrides: SessionOverrides;
  readonly readOverrides: ReadOverrides;
  /** The title of the contract that the sandbox serves. */
  readonly contract: string;
  /** When that contract was loaded. */
  readonly loadedAt: string;
  /** How each operation of that contract behaves at the moment. */
  readonly operations: () => readonly OperationBehavior[];
  /** What the contract says of an operation to its readers; nothing for one that it does not have. */
  readonly operationTexts: (id: string) => OperationTexts;
  readonly describeOperation: DescribeOperation;
  /** What the author of the contract should know; the contract is checked when this is first called. */
  readonly findings: () => Promise<readonly AdminSchemas['Finding'][]>;
  /** The collections as tables; what makes them is loaded when it is first needed. */
  readonly tables: () => Promise<AdminTables>;
  readonly exportState: ExportState;
  readonly importState: ImportState;
  /** The only tokens accepted; an empty list requires none. */
  readonly tokens: readonly string[];
  /** The request journal; absent when requests are not recorded. */
  readonly journal?: RequestJournal | undefined;
  /** The events that the sandbox sends; absent where it sends none. */
  readonly events?: EventHub | undefined;
  /** The webhooks and callbacks of the contract. */
  readonly declaredWebhooks: () => readonly AdminSchemas['DeclaredWebhook'][];
  /** Compares the journal with what tests expect of it. */
  readonly verification: RequestVerification;
  /** Loads the contract of the admin API. It is slow, and called with the first request that needs it. */
  readonly loadApi: () => Promise<AdminApi>;
}

/** The schemas of the admin API by name. */
export type AdminSchemas = components['schemas'];

/** The operationIds of the admin API. */
export type AdminOperationId = keyof operations;

/** The session of a request; the default session has no name. */
export interface SessionScoped {
  readonly sessionName?: string;
}

/**
 * Handles an operation of the admin API. It is declared as a method, as `Handler` is, so that a handler may require a
 * request with the types of its operation.
 */
export type AdminHandler = {
  handle(request: OperationRequest & SessionScoped, options: AdminOptions): Reply | Promise<Reply>;
}['handle'];

/** A handler whose request and reply have the types of its operation. */
export type TypedAdminHandler<Id extends AdminOperationId> = (
  request: TypedRequest<operations[Id]> & SessionScoped,
  options: AdminOptions,
) => AdminReply<operations[Id]> | Promise<AdminReply<operations[Id]>>;

type AdminReply<O extends DeclaredTypes> = TypedReply<O> | ConflictReport<O>;

/** A 409 whose body is a report, and no problem. */
type ConflictReport<O extends DeclaredTypes> = O['responses'] extends {
  409: { content: { 'application/json': infer Body } };
}
  ? Reply & { readonly status: 409; readonly body: Body }
  : never;

/** The handlers of some operations, by operationId. */
export type AdminHandlers<Id extends AdminOperationId> = { readonly [I in Id]: TypedAdminHandler<I> };
