import { Webhook } from 'standardwebhooks';
import type { SentHeaders } from './delivery.ts';

/** The headers by which a receiver knows that a message is genuine. */
export type SignMessage = (id: string, time: Date, body: Buffer) => SentHeaders;

/**
 * Signs messages as Standard Webhooks prescribes: the id, the time in seconds and the body, by HMAC-SHA256.
 * @param secret `whsec_` and a key in Base64
 */
export function createSignMessage(secret: string): SignMessage {
  const webhook = new Webhook(secret);
  return (id, time, body) => ({
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(time.getTime() / 1_000)),
    'webhook-signature': webhook.sign(id, time, body),
  });
}
