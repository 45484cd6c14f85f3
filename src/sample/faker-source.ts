import { createRequire } from 'node:module';
import type { Random } from '../random.ts';

export type Faker = typeof import('@faker-js/faker/locale/en')['faker'];

/** Faker, throwing the given dice. */
export type FakerSource = (random: Random) => Faker;

/** Dates are told from this moment, so that a sample is the same tomorrow. */
export const today = Date.UTC(2025, 0, 1);

/**
 * Makes faker ready to be loaded when it is first used: it takes some 40 ms, which a sandbox that samples nothing need
 * not pay at start. It is loaded at once and not awaited, since a sample is made at once; every version of Node that
 * faker supports can `require` a module.
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

/** An instance of our own: the one that the package exports is everybody's. */
function load(randomizer: { next(): number; seed(): void }): Faker {
  const require = createRequire(import.meta.url);
  const { faker } = require('@faker-js/faker/locale/en') as { faker: Faker };
  const FakerClass = faker.constructor as new (options: object) => Faker;
  const ours = new FakerClass({ locale: faker.rawDefinitions, randomizer });
  ours.setDefaultRefDate(today);
  return ours;
}
