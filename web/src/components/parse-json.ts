/** A parsed text of JSON, or why it is none. */
export type ParsedJson =
  | { readonly value: unknown; readonly error?: undefined }
  | { readonly error: string; readonly value?: undefined };

/** Parses a text of JSON; an error says where, as a person counts lines. */
export function parseJson(text: string): ParsedJson {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const place = placeIn(text, error instanceof Error ? error.message : '');
    return { error: `This is not JSON${place === undefined ? '' : `: see ${place}`}.` };
  }
}

/** What the messages of browsers have of the place: Firefox counts lines itself, and Chromium often names a character. */
function placeIn(text: string, message: string): string | undefined {
  const offset = /at position (\d+)/.exec(message)?.[1];
  if (offset !== undefined) return positionIn(text, Number(offset));
  if (/end of/i.test(message)) return 'the end';
  return /line \d+ column \d+/.exec(message)?.[0].replace(' column', ', column') ?? /'.'/.exec(message)?.[0];
}

function positionIn(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
}
