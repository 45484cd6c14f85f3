import type { RuleFinding } from './rule.ts';

/** How many issues a message has: those of alternatives repeat each other. */
const maxDescribed = 3;

/**
 * A finding of an example that does not match its schema.
 * @param subject what the message begins with, such as `The example of GET /pets`
 * @param issues those of the validator
 */
export function toExampleFinding(location: string, subject: string, issues: readonly string[]): RuleFinding {
  const described = [...new Set(issues)].map((issue) => issue.replace(/^the body /, 'it '));
  return {
    severity: 'warning',
    location,
    message: `${subject} does not match its schema: ${joinDescribed(described)}. Fix the example or the schema.`,
    ...(described.length > 1 && { issues: described }),
  };
}

/** A message without the issues that are listed beside it. */
export function withoutIssues(message: string, issues: readonly string[]): string {
  return message.replace(`: ${joinDescribed(issues)}`, '');
}

function joinDescribed(issues: readonly string[]): string {
  const more = issues.length > maxDescribed ? ` and ${issues.length - maxDescribed} more` : '';
  return issues.slice(0, maxDescribed).join('; ') + more;
}
