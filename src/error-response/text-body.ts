/** A reason as a body of a media type that is not JSON: markup says what was said to us, and is none itself. */
export function toTextBody(reason: string, mediaType: string): string {
  const [type = ''] = mediaType.toLowerCase().split(';', 1);
  if (/^text\/html$|xhtml/.test(type)) {
    return `<!doctype html><meta charset="utf-8"><title>Error</title><p>${escapeMarkup(reason)}</p>\n`;
  }
  if (/[/+]xml$/.test(type)) {
    return `<?xml version="1.0" encoding="UTF-8"?>\n<error><message>${escapeMarkup(reason)}</message></error>\n`;
  }
  return reason;
}

/** Control characters, which XML has no way to write, are left out. */
function escapeMarkup(text: string): string {
  const known: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '').replace(/[&<>"]/g, (sign) => known[sign] ?? '');
}
