/** A parsed text of JSON, or why it is none. */
export type ParsedJson =
  | { readonly value: unknown; readonly error?: undefined }
  | { readonly error: string; readonly value?: undefined };

/** Parses a text of JSON; an error says where, as a person counts lines. */
export function parseJson(text: string): ParsedJson {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const at = /at position (\d+)/.exec(message)?.[1];
    return { error: `This is not JSON${at === undefined ? '' : `: see ${positionIn(text, Number(at))}`}.` };
  }
}

function positionIn(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
}
