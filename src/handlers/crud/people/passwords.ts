import { scryptSync, timingSafeEqual } from 'node:crypto';
import { plainName } from '../../../inference/naming.ts';
import { isSecretName } from '../../../inference/people/secret-names.ts';
import { plainText } from '../../../json.ts';
import type { Random } from '../../../random.ts';
import type { Item } from '../stored-item.ts';

/** The cost of scrypt: low, since a sandbox has no real passwords, and every log-in waits for it. */
const cost = { N: 1024, r: 8, p: 1 } as const;

const hashPattern = /^scrypt:([0-9a-f]{16}):([0-9a-f]{64})$/;

/** An item with its passwords hashed, each with a salt of its own; those that are hashed already stay. */
export function withHashedPasswords(item: Item, random: Random): Item {
  const entries = Object.entries(item).map(([name, value]) =>
    isPassword(name, value) ? [name, hashOf(value, random)] : [name, value],
  );
  return Object.fromEntries(entries);
}

/** Whether a password is the one of an item; any is where the item has none. */
export function hasPassword(item: Item, password: string): boolean {
  const hashes = Object.entries(item).filter(([name]) => isSecretName(name) && !isOther(name));
  if (hashes.length === 0) return true;
  return hashes.some(([, hash]) => {
    const [, salt] = hashPattern.exec(plainText(hash)) ?? [];
    if (salt === undefined) return hash === password;
    return timingSafeEqual(Buffer.from(hashPassword(password, salt)), Buffer.from(plainText(hash)));
  });
}

/** An item with another password, hashed: in the property that holds it, else in `password`. */
export function withPassword(item: Item, password: string, random: Random): Item {
  const name = Object.keys(item).find((each) => isSecretName(each) && !isOther(each)) ?? 'password';
  return withHashedPasswords({ ...item, [name]: password }, random);
}

/** Hexadecimal digits of a session's own random numbers. */
export function randomHex(random: Random, length: number): string {
  return Array.from({ length }, () => random.integer(0, 15).toString(16)).join('');
}

function isPassword(name: string, value: unknown): value is string {
  return typeof value === 'string' && isSecretName(name) && !hashPattern.test(value);
}

/** A repeated or former password is none to log in with. */
function isOther(name: string): boolean {
  return /^(?:repeat|confirm|confirmed|old|previous|current)|(?:again|repeat|confirm|confirmation|confirmed|verify)$/.test(
    plainName(name),
  );
}

/** The password of all people of a demo, where the contract allows it: hashed once, since that takes milliseconds. */
export const demoPassword = 'Demo-pass-1';

const demoHash = lazily(() => hashPassword(demoPassword, '0'.repeat(16)));

function lazily<T>(create: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: create() };
    return made.value;
  };
}

function hashOf(password: string, random: Random): string {
  return password === demoPassword ? demoHash() : hashPassword(password, randomHex(random, 16));
}

function hashPassword(password: string, salt: string): string {
  return `scrypt:${salt}:${scryptSync(password, salt, 32, cost).toString('hex')}`;
}
