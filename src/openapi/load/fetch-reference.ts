import { StartupError } from '../../errors.ts';

/** How long a server may take to send a file. */
const timeoutMs = 10_000;

/**
 * Fetches a file that a contract refers to; called only when the user allows it.
 * @throws StartupError when it cannot be fetched in time, or is larger than `maxBytes`.
 */
export async function fetchReference(url: URL, origin: string, maxBytes: number): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
    if (!response.ok) throw new Error(`the server responded with ${response.status}`);
    return await readAtMost(response, maxBytes);
  } catch (error) {
    const reason = error instanceof Error ? causeOf(error) : String(error);
    throw new StartupError(
      `${origin} refers to ${url.href}, which cannot be fetched (${reason}): keep a local copy.`,
      {
        cause: error,
      },
    );
  }
}

async function readAtMost(response: Response, maxBytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > maxBytes) throw new Error(`it is larger than ${maxBytes} bytes`);
  }
  return text + decoder.decode();
}

/** `fetch` hides what went wrong in its error's cause. */
function causeOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : error.message;
}
