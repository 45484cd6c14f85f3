import { escapeControls } from '../../escape-controls.ts';
import type { AdminRequest } from '../../index.ts';

/** A request in a line; the errors of one that is invalid follow, a line each. */
export function formatRequest({ id, time, request, operation, response, ...rest }: AdminRequest): string {
  const { validation, durationMs } = rest;
  const parts = [`#${id}`, time, request.method, request.url, operation?.id ?? '-', response.status];
  const lines = [
    `${parts.join(' ')} ${durationMs.toFixed(1)}ms`,
    ...validation.errors.map((each) => `    ${each}`),
  ];
  return lines.map((line) => `${escapeControls(line)}\n`).join('');
}
