import { expect, it } from 'vitest';
import { SandboxError } from '../../../src/errors.ts';
import { keepRefusal } from '../../../src/http/journal/captured-error.ts';

const refused = (faults: readonly string[]) => keepRefusal(new SandboxError('invalid', 'x', { faults }));

it('keeps the faults of a refusal', () => {
  expect(refused(['/a is required', 'b'])).toEqual({ code: 'invalid', faults: ['/a is required', 'b'] });
});

it('keeps no more of many or long ones than somebody reads', () => {
  const { faults } = refused(Array.from({ length: 5_000 }, (_, i) => `${i} ${'x'.repeat(10_000)}`));
  expect(faults).toHaveLength(101);
  expect(faults.at(-1)).toBe('and 4900 more');
  expect(faults[7]).toBe(`7 ${'x'.repeat(498)}…`);
});
