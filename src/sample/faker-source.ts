import { createRequire } from 'node:module';
import type { Random } from '../random.ts';

export type Faker = typeof import('@faker-js/faker/locale/en')['faker'];

/** Faker, drawing from the given random numbers until the next call. */
export type FakerSource = (random: Random) => Faker;

/** The time that generated dates are relative to, in milliseconds since 1970: fixed, so that a sample is the same tomorrow. */
export const referenceTime = Date.UTC(2025, 0, 1);

/**
 * Loads faker when it is first used: that takes some 40 ms, which a sandbox that samples nothing should not pay at start.
 * It is loaded with `require` and not awaited, since sampling is synchronous; every version of Node that faker supports
 * can `require` a module.
 */
export function createFakerSource(): FakerSource {
  let current: Random | undefined;
  let loaded: Faker | undefined;
  return (random) => {
    current = random;
    loaded ??= load({ next: () => current?.next() ?? 0, seed: () => undefined });
    return loaded;
  };
}

/** An instance of our own: the one that the package exports is shared by everyone. */
function load(randomizer: { next(): number; seed(): void }): Faker {
  const require = createRequire(import.meta.url);
  const { faker } = require('@faker-js/faker/locale/en') as { faker: Faker };
  const FakerClass = faker.constructor as new (options: object) => Faker;
  const own = new FakerClass({ locale: faker.rawDefinitions, randomizer });
  own.setDefaultRefDate(referenceTime);
  return own;
}
