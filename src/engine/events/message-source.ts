import type { OperationRequest, Reply } from '../../operation.ts';
import type { Collections } from '../../storage/store.ts';
import type { RowChange } from './change-recorder.ts';
import type { Message } from './delivery.ts';

/** A request that was carried out, and what it changed. */
export interface Occurrence {
  readonly request: OperationRequest;
  readonly reply: Reply;
  readonly changes: readonly RowChange[];
  /** The time of the request, by the clock of its session. */
  readonly time: Date;
  /** Decides generated values: no two occurrences of a session have the same. */
  readonly key: string;
}

/** A webhook that is to be sent by hand. */
export interface ManualRequest {
  /** The name of the webhook, or of one of its events. */
  readonly name: string;
  /** What the body shall have: an object is merged into the generated one, any other value takes its place. */
  readonly body?: unknown;
  readonly rows: Collections;
  readonly time: Date;
  readonly key: string;
  readonly url: string | undefined;
}

/** Makes the messages of a contract. */
export interface MessageSource {
  /**
   * Those that follow a request that was carried out.
   * @param webhookUrl where messages go that the request names no URL for
   */
  messagesFor(occurrence: Occurrence, webhookUrl: string | undefined): readonly Message[];
  /**
   * A webhook that is sent by hand, about the last item of its collection.
   * @throws SandboxError `not-found` for a name that the contract does not have, `invalid` for a body that it refuses.
   */
  manual(request: ManualRequest): Promise<Message>;
}
