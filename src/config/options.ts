import type { OptionDefinition } from './option-definition.ts';
import { contractOptions } from './options/contract-options.ts';
import { dataOptions } from './options/data-options.ts';
import { determinismOptions } from './options/determinism-options.ts';
import { logOptions } from './options/log-options.ts';
import { networkOptions } from './options/network-options.ts';
import { responseOptions } from './options/response-options.ts';
import { webhookOptions } from './options/webhook-options.ts';

/** The options of `serve` by the headings under which help and documentation list them. */
export const optionGroups = {
  Contract: contractOptions,
  Data: dataOptions,
  Network: networkOptions,
  'Responses and failures': responseOptions,
  Determinism: determinismOptions,
  Webhooks: webhookOptions,
  Log: logOptions,
} as const satisfies Readonly<Record<string, Readonly<Record<string, OptionDefinition>>>>;

/** The one table of options: flags, environment variables, help, completion and validation are derived from it. */
export const optionTable = {
  ...contractOptions,
  ...dataOptions,
  ...networkOptions,
  ...responseOptions,
  ...determinismOptions,
  ...webhookOptions,
  ...logOptions,
};

/** The options of `serve`, each with its heading. */
export const groupedOptions: readonly OptionDefinition[] = Object.entries(optionGroups).flatMap(
  ([heading, options]) =>
    Object.values<OptionDefinition>(options).map((option) => ({ ...option, heading: `${heading}:` })),
);
