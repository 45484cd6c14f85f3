/** Whether a name can be that of a header (RFC 9110, 5.1): contracts declare others, which cannot be sent. */
export function isHeaderName(name: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name);
}
