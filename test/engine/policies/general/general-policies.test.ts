import { describe, expect, it } from 'vitest';
import {
  type GeneralPolicies,
  toGeneralOverrides,
} from '../../../../src/engine/policies/general/general-policies.ts';
import { SandboxError } from '../../../../src/errors.ts';

describe('what holds for every request', () => {
  it.each([
    [{}, []],
    [{ delay: '100ms-2s' }, [{ respond: { delay: '100ms-2s' } }]],
    [{ delay: { median: 200, sigma: 0.4 } }, [{ respond: { delay: { median: 200, sigma: 0.4 } } }]],
    [{ errorRate: '5%' }, [{ respond: { status: 500 }, probability: 0.05 }]],
    [{ errorRate: 0.25 }, [{ respond: { status: 500 }, probability: 0.25 }]],
    [{ errorRate: '503:12.5%' }, [{ respond: { status: 503 }, probability: 0.125 }]],
    [{ errorRate: { status: 429, rate: '1%' } }, [{ respond: { status: 429 }, probability: 0.01 }]],
    [
      { errorRate: ['503:1%', '404:2%'] },
      [
        { respond: { status: 503 }, probability: 0.01 },
        { respond: { status: 404 }, probability: 0.02 },
      ],
    ],
    [{ faultRate: '2%' }, [{ respond: { fault: { kind: 'reset' } }, probability: 0.02 }]],
    [{ faultRate: 'EMPTY_RESPONSE:1' }, [{ respond: { fault: { kind: 'close' } }, probability: 1 }]],
    [
      { faultRate: { fault: { kind: 'slow', bytesPerSecond: 9 }, rate: '3%' } },
      [{ respond: { fault: { kind: 'slow', bytesPerSecond: 9 } }, probability: 0.03 }],
    ],
    [{ rateLimit: '100/1m' }, [{ rateLimit: '100/1m' }]],
    [{ rateLimit: ['10/s', '100/m'] }, [{ rateLimit: '10/s' }, { rateLimit: '100/m' }]],
  ])('%j is made of overrides', (policies, overrides) => {
    expect(toGeneralOverrides(policies as GeneralPolicies)).toEqual(overrides);
  });

  const issuesOf = (policies: object): readonly string[] => {
    try {
      return toGeneralOverrides(policies).map((each) => JSON.stringify(each));
    } catch (error) {
      if (error instanceof SandboxError) return error.issues;
      throw error;
    }
  };

  it.each<[object, RegExp]>([
    [{ delay: 'soon' }, /^delay must be milliseconds or another duration, .*, and is "soon"$/],
    [{ errorRate: '120%' }, /^errorRate must be a percentage or a number from 0 to 1, .* and is "120%"$/],
    [{ errorRate: 5 }, /and is 5$/],
    [{ errorRate: '-5%' }, /and is "-5%"$/],
    [{ errorRate: '200:5%' }, /and is "200:5%"$/],
    [{ errorRate: null }, /and is null$/],
    [{ errorRate: {} }, /^\/rate is missing: give a percentage, such as 5%$/],
    [
      { errorRate: { rate: '5%', status: 200 } },
      /^\/status must be a whole number from 400 to 599, and is 200$/,
    ],
    [
      { faultRate: 'rset:2%' },
      /^faultRate is unknown: "rset"\. Did you mean reset\? Faults are reset, .*\.$/,
    ],
    [{ faultRate: 'reset:200%' }, /^faultRate must be a percentage .* and is "reset:200%"$/],
    [{ faultRate: 'reset' }, /^faultRate must be a percentage .* and is "reset"$/],
    [{ rateLimit: '0/1m' }, /^rateLimit must be a number of requests and the time .* and is "0\/1m"$/],
  ])('cannot be %j', (policies, issue) => {
    expect(issuesOf(policies)).toEqual([expect.stringMatching(issue)]);
  });

  it('is refused with every issue at once', () => {
    expect(issuesOf({ delay: 'x', errorRate: ['x', '5%', 'y'], rateLimit: 7 })).toHaveLength(4);
  });

  it('needs no declared status where that is told', () => {
    expect(toGeneralOverrides({ errorRate: '5%' }, true)).toEqual([
      { respond: { status: 500 }, probability: 0.05, unchecked: true },
    ]);
  });
});
