import type { Operation } from './operations.ts';

/**
 * The key under which an operation declares an answer: the status itself, its class, or `default` for a failure.
 * `default` speaks of success only where nothing else does: most contracts mean failures by it.
 */
export function declaredStatus({ responses }: Operation, status: number): string | undefined {
  const [exact, inClass] = [`${status}`, `${Math.floor(status / 100)}XX`];
  const isElse = status >= 400 || !declaresSuccess(responses);
  const candidates = [exact, inClass, inClass.toLowerCase(), ...(isElse ? ['default'] : [])];
  return candidates.find((candidate) => Object.hasOwn(responses, candidate));
}

/**
 * Whether an operation does not say what it answers when all goes well; many contracts declare failures alone. What is
 * answered then has no body.
 */
export function isSilentOnSuccess({ responses }: Operation): boolean {
  return !declaresSuccess(responses) && !Object.hasOwn(responses, 'default');
}

function declaresSuccess(responses: Operation['responses']): boolean {
  return Object.keys(responses).some((key) => /^[23]/.test(key));
}
