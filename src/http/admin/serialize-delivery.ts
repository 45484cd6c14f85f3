import type { Attempt, Delivery } from '../../engine/events/delivery.ts';
import type { AdminSchemas } from './admin-api.ts';

/** Serializes a delivery for the admin API. */
export function serializeDelivery({
  id,
  message,
  status,
  reason,
  createdAt,
  nextAttemptAt,
  attempts,
}: Delivery): AdminSchemas['Delivery'] {
  const { kind, name, operation, method, url, headers, body } = message;
  return {
    id,
    kind,
    name,
    ...(operation !== undefined && { operation }),
    status,
    ...(reason !== undefined && { reason }),
    createdAt: createdAt.toISOString(),
    ...(nextAttemptAt && { nextAttemptAt: nextAttemptAt.toISOString() }),
    request: {
      method,
      ...(url !== undefined && { url }),
      headers: { ...headers },
      ...(body && { body: body.value }),
    },
    attempts: attempts.map(serializeAttempt),
  };
}

function serializeAttempt({ time, headers, result, durationMs }: Attempt): AdminSchemas['DeliveryAttempt'] {
  const attempt = { time: time.toISOString(), headers: { ...headers }, durationMs };
  if ('error' in result) return { ...attempt, error: result.error };
  const { status, text, isTruncated } = result;
  return { ...attempt, response: { status, text, truncated: isTruncated } };
}
