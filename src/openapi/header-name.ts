/** Whether a name can be that of a header (RFC 9110, 5.1): contracts declare others, which cannot be sent. */
export function isHeaderName(name: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name);
}

/** Whether a text can be the value of a header: line breaks and other control characters cannot (RFC 9110, 5.5). */
export function isHeaderText(text: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(text);
}
