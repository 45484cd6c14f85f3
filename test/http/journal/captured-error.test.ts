import { expect, it } from 'vitest';
import { SandboxError } from '../../../src/errors.ts';
import { captureError } from '../../../src/http/journal/captured-error.ts';

const rejected = (issues: readonly string[]) => captureError(new SandboxError('invalid', 'x', { issues }));

it('captures the issues of an error', () => {
  expect(rejected(['/a is required', 'b'])).toEqual({ code: 'invalid', issues: ['/a is required', 'b'] });
});

it('truncates many or long issues', () => {
  const { issues } = rejected(Array.from({ length: 5_000 }, (_, i) => `${i} ${'x'.repeat(10_000)}`));
  expect(issues).toHaveLength(101);
  expect(issues.at(-1)).toBe('and 4900 more');
  expect(issues[7]).toBe(`7 ${'x'.repeat(498)}…`);
});
