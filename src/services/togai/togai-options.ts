import type { ServiceOptions } from '../service-definition.ts';

const accountIdentities = ['honoured', 'generated'] as const;

/** Whether the account made by `POST /customers` keeps the id, name and aliases that the request gives it. */
export type AccountIdentity = (typeof accountIdentities)[number];

/** What a user may set for Togai's service. */
export interface TogaiOptions {
  /** The currency of an account for which the request names none. */
  readonly baseCurrency: string;
  readonly accountIdentity: AccountIdentity;
}

/** The flags, variables and defaults of Togai's options. */
export const togaiOptions = {
  baseCurrency: {
    flag: 'base-currency',
    placeholder: 'CUR',
    default: 'USD',
    example: 'USD',
    description: 'currency of accounts that name none (default: USD)',
    expects: 'three capital letters, such as EUR',
    parse: (text) => (/^[A-Z]{3}$/.test(text) ? text : undefined),
  },
  accountIdentity: {
    flag: 'account-identity',
    placeholder: 'HOW',
    default: 'honoured',
    example: 'honoured',
    choices: accountIdentities,
    description:
      `${accountIdentities.join(' or ')}: whether the account sent with a new customer keeps its id, name and ` +
      'aliases (default: honoured)',
    expects: accountIdentities.join(' or '),
    parse: (text) => accountIdentities.find((identity) => identity === text),
  },
} satisfies ServiceOptions<TogaiOptions>;
