import type { ReceivedResponse } from '../client.ts';
import type { MeantRequest } from './requests.ts';

/** What happened to a valid request, where it was not served as it should be. */
export type Kind =
  | 'refused'
  | 'conflict'
  | 'unknown item'
  | 'unknown reference'
  | 'signed out'
  | 'own failure'
  | 'not implemented'
  | 'no response'
  | 'outside the contract';

export interface Incident {
  readonly kind: Kind;
  readonly operation: string;
  readonly status: number;
  readonly message: string;
  readonly sent: string;
}

/** Everything that happened to the operations of one contract. */
export interface Ledger {
  readonly called: ReadonlySet<string>;
  readonly skipped: ReadonlyMap<string, string>;
  readonly incidents: readonly Incident[];
  note(meant: MeantRequest, sent: string, outcome: Outcome): void;
  skip(operation: string, reason: string): void;
}

export interface Outcome {
  readonly response: ReceivedResponse | undefined;
  readonly error?: string;
  /** Whether every parameter of the path has the id of an item that was created. */
  readonly isOfKnownItem: boolean;
  readonly outside: readonly string[];
}

export function createLedger(): Ledger {
  const called = new Set<string>();
  const skipped = new Map<string, string>();
  const incidents: Incident[] = [];
  return {
    called,
    skipped,
    incidents,
    skip: (operation, reason) => skipped.set(operation, reason),
    note: ({ operation }, sent, outcome) => {
      called.add(operation.id);
      for (const kind of kindsOf(operation.path, outcome)) {
        const { response, error = '', outside } = outcome;
        const message =
          kind === 'outside the contract'
            ? outside.slice(0, 4).join('; ')
            : response === undefined
              ? error
              : response.text || String(response.headers['x-sandbox-reason'] ?? '');
        incidents.push({
          kind,
          operation: operation.id,
          status: response?.status ?? 0,
          message: message.slice(0, 400),
          sent,
        });
      }
    },
  };
}

const signsIn = /log-?in|sign-?in|auth|token|session|password|verify|refresh/i;

function kindsOf(path: string, { response, isOfKnownItem, outside }: Outcome): readonly Kind[] {
  if (response === undefined) return ['no response'];
  const { status, text } = response;
  if (status === 501) return ['not implemented'];
  if (status >= 500) return ['own failure'];
  const refusal = status >= 400 ? refusalOf(path, status, text, isOfKnownItem) : undefined;
  const isUndeclared = outside.some(
    (issue) => issue.endsWith('is not declared') && issue.startsWith('the status'),
  );
  // What is not there, and who may not sign in, few contracts declare.
  const isExcused = isUndeclared && (status === 404 || refusal === 'signed out');
  const kinds: readonly Kind[] = refusal === undefined ? [] : [refusal];
  return outside.length === 0 || isExcused ? kinds : [...kinds, 'outside the contract'];
}

function refusalOf(path: string, status: number, text: string, isOfKnownItem: boolean): Kind {
  if (status === 401 || status === 403) return signsIn.test(path) ? 'signed out' : 'refused';
  if (status === 409) return 'conflict';
  if (/create it first/.test(text)) return 'unknown reference';
  if (status === 404 || status === 410)
    return isOfKnownItem && path.includes('{') ? 'refused' : 'unknown item';
  if (signsIn.test(path) && /code|token|password|credential|user|account|log|sign/i.test(text))
    return 'signed out';
  return 'refused';
}
