interface FaultTraits {
  readonly sendsResponse: boolean;
  readonly deliversResponse: boolean;
}

/** What can go wrong on the wire; whether any of a response is sent, and whether the client gets all of it. */
export const faultKinds = {
  /** The connection is reset (RST). */
  reset: { sendsResponse: false, deliversResponse: false },
  /** The connection is closed before a byte. */
  close: { sendsResponse: false, deliversResponse: false },
  /** Half of the body arrives, and the connection is closed. */
  truncate: { sendsResponse: true, deliversResponse: false },
  /** Bytes arrive that are no HTTP, and the connection is closed. */
  garbage: { sendsResponse: false, deliversResponse: false },
  /** The head of a chunked response arrives, and bytes that are no chunk. */
  'malformed-chunk': { sendsResponse: true, deliversResponse: false },
  /** Nothing arrives until the client gives up, or the sandbox stops. */
  hang: { sendsResponse: false, deliversResponse: false },
  /** The body arrives slowly. */
  slow: { sendsResponse: true, deliversResponse: true },
} as const satisfies Record<string, FaultTraits>;

/** One of `faultKinds`. */
export type FaultKind = keyof typeof faultKinds;

/** The names of `faultKinds`. */
export const faultNames: readonly FaultKind[] = Object.keys(faultKinds).filter(isFaultKind);

/** A fault on the wire. */
export interface Fault {
  readonly kind: FaultKind;
  /** Of `truncate`: whether the body is sent in chunks, so that its length is not announced. */
  readonly chunked?: boolean;
  /** Of `slow`. */
  readonly bytesPerSecond?: number;
}

/** How a fault is given: its name, one that WireMock has for it, or the name with its details. */
export type GivenFault = FaultKind | Fault | (string & {});

export function isFaultKind(name: string): name is FaultKind {
  return Object.hasOwn(faultKinds, name);
}
