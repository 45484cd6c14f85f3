import { plainText } from '../../../json.ts';

/** How long a server may take to send a file. */
const timeoutMs = 10_000;

/** Why a file cannot be read, as the end of a message: `cannot be fetched (…): keep a local copy.` */
export class UnreadableSource extends Error {
  override readonly name = 'UnreadableSource';
}

/** How a file is fetched. */
export interface FetchOptions {
  /** The most characters that it may have. */
  readonly maxLength: number;
  /** Whether the server may send the client elsewhere. */
  readonly followRedirects: boolean;
}

/**
 * Fetches a contract or a file that it refers to; called only for addresses that the user allows.
 * @throws UnreadableSource when it cannot be fetched in time, or is too large.
 */
export async function fetchSource(url: URL, { maxLength, followRedirects }: FetchOptions): Promise<string> {
  try {
    const response = await fetch(url, {
      headers: { Accept: 'application/yaml, application/json, */*;q=0.8' },
      redirect: followRedirects ? 'follow' : 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw new Error(`the server responded with ${response.status}`);
    return await readAtMost(response, maxLength);
  } catch (error) {
    const reason = error instanceof Error ? causeOf(error) : plainText(error);
    throw new UnreadableSource(`cannot be fetched (${reason}): keep a local copy.`, { cause: error });
  }
}

async function readAtMost(response: Response, maxLength: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > maxLength) throw new Error(`it is larger than ${maxLength} bytes`);
  }
  return text + decoder.decode();
}

/** `fetch` hides what went wrong in its error's cause. */
function causeOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
}
