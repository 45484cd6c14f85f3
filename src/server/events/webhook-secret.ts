import { randomBytes } from 'node:crypto';
import { createRandom } from '../../random.ts';

/** Generates a key to sign webhooks with: 24 bytes, the same for the same seed. */
export function generateWebhookSecret(seed: number | undefined): string {
  if (seed === undefined) return `whsec_${randomBytes(24).toString('base64')}`;
  const random = createRandom(`${seed}\nwebhook secret`);
  return `whsec_${Buffer.from(Array.from({ length: 24 }, () => random.integer(0, 255))).toString('base64')}`;
}
