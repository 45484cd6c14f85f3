/** How many of several are named. */
const most = 20;

/** `200, 404 or 409`: what somebody may choose from. */
export function listNames(choices: readonly string[]): string {
  const named = choices.slice(0, most);
  if (choices.length > most) return `${named.join(', ')} or ${choices.length - most} more`;
  return [named.slice(0, -1).join(', '), named.at(-1) ?? ''].filter((part) => part !== '').join(' or ');
}
