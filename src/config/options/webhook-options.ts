import type { OptionDefinition } from '../option-definition.ts';
import {
  parseAllowedHost,
  parseSwitch,
  parseTarget,
  parseTimeout,
  parseWebhookSecret,
} from '../option-parsers.ts';

/** The options of webhooks and callbacks. */
export const webhookOptions = {
  webhookUrl: {
    flag: 'webhook-url',
    placeholder: 'URL',
    description: 'send webhooks there, and callbacks for which a request names no URL',
    example: 'http://127.0.0.1:9000/hooks',
    expects: 'an address, such as http://127.0.0.1:9000/hooks',
    parse: parseTarget,
  },
  webhookSecret: {
    flag: 'webhook-secret',
    placeholder: 'KEY',
    secret: true,
    description: 'key that webhooks are signed with (default: a generated one)',
    example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    expects: 'whsec_ and at least 16 bytes in Base64, as Standard Webhooks writes a key',
    parse: parseWebhookSecret,
  },
  webhookEvents: {
    flag: 'webhook-events',
    description: 'send an event for each change that the contract has no webhook for, such as orders.created',
    expects: 'yes or no',
    parse: parseSwitch,
  },
  allowWebhookHosts: {
    flag: 'allow-webhook-host',
    placeholder: 'H',
    repeatable: true,
    description: 'also send webhooks to this host, besides this machine and that of --webhook-url',
    example: 'app',
    expects: 'a host name or an IP address without scheme, port and path, such as app or *.example.test',
    parse: parseAllowedHost,
  },
  webhookTimeout: {
    flag: 'webhook-timeout',
    placeholder: 'D',
    description: 'how long the target of a webhook may take (default: 10s)',
    example: '10s',
    expects: 'a duration up to 10 minutes, such as 5s or 500 (milliseconds)',
    parse: parseTimeout,
  },
} satisfies Record<string, OptionDefinition>;
