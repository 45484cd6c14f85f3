/** Something that no well-meaning client would say. */
export interface HostileCase {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** How many responses there may be: one for each request that HTTP sees in it. */
  readonly mostAnswers: number;
  /** Whether nothing but a refusal, or the end of the connection, will do. */
  readonly isRefused: boolean;
  /** Whether the client ends its half when all is said: what is no whole request is then known to be all. */
  readonly halfCloses: boolean;
}

/** What a case is, apart from its name and bytes. */
export type Nature = Partial<Omit<HostileCase, 'name' | 'bytes'>>;

/** Where a request is put together, in place of what a client usually sends. */
export interface RawRequest {
  readonly method?: string;
  readonly target?: string | Uint8Array;
  readonly version?: string;
  /** Header lines, without line ends. */
  readonly headers?: readonly (string | Uint8Array)[];
  readonly body?: string | Uint8Array;
  /** Whether the headers every request needs are left out. */
  readonly isBare?: boolean;
}

/** A case of bytes as they are. */
export function raw(name: string, said: string | Uint8Array, nature: Nature = {}): HostileCase {
  const bytes = Buffer.from(said);
  return { name, bytes, mostAnswers: 1, isRefused: false, halfCloses: false, ...nature };
}

/** A case of one request; Content-Length is added for a body, unless a header has its length. */
export function request(name: string, rawRequest: RawRequest, nature: Nature = {}): HostileCase {
  return raw(name, bytesOf(rawRequest), nature);
}

/** One request as it goes over the wire. */
export function bytesOf({
  method = 'GET',
  target = '/customers',
  version = 'HTTP/1.1',
  headers = [],
  body,
  isBare = false,
}: RawRequest): Uint8Array {
  const usual = isBare ? [] : ['Host: localhost', 'Authorization: Bearer x'];
  const hasHeader = (name: string) =>
    headers.some((line) => Buffer.from(line).toString().toLowerCase().startsWith(name));
  const ofBody =
    body === undefined || isBare
      ? []
      : [
          ...(hasHeader('content-type') ? [] : ['Content-Type: application/json']),
          ...(hasHeader('content-length') || hasHeader('transfer-encoding')
            ? []
            : [`Content-Length: ${Buffer.byteLength(body)}`]),
        ];
  const line = [Buffer.from(`${method} `), Buffer.from(target), Buffer.from(` ${version}\r\n`)];
  const lines = [...usual, ...ofBody, ...headers].flatMap((each) => [Buffer.from(each), Buffer.from('\r\n')]);
  return Buffer.concat([...line, ...lines, Buffer.from('\r\n'), Buffer.from(body ?? '')]);
}
