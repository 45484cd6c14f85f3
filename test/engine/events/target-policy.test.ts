import { describe, expect, it } from 'vitest';
import { createTargetPolicy } from '../../../src/engine/events/target-policy.ts';

const allows = createTargetPolicy({
  url: 'https://hooks.example.test/in',
  allowHosts: ['app', '*.internal.test', '[fd00::1]'],
});

describe('where webhooks may be sent', () => {
  it.each([
    'http://127.0.0.1:9000/x',
    'http://127.7.7.7/',
    'http://2130706433/',
    'http://localhost:1/',
    'http://[::1]:80/',
    'https://hooks.example.test:8443/other',
    'http://app/hook',
    'http://a.b.internal.test/',
    'http://[fd00::1]/',
  ])('%s is allowed', (url) => {
    expect(allows(url)).toBeUndefined();
  });

  it.each([
    ['http://10.0.0.1/', '10.0.0.1 is not this machine: --allow-webhook-host 10.0.0.1 allows it'],
    ['http://169.254.169.254/latest', '169.254.169.254 is not this machine'],
    ['http://0.0.0.0/', '0.0.0.0 is not this machine'],
    ['http://localhost.evil.test/', 'localhost.evil.test is not this machine'],
    ['http://internal.test/', 'internal.test is not this machine'],
    ['http://127.0.0.1@evil.test/', 'evil.test is not this machine'],
    ['http://[::ffff:10.0.0.1]/', '[::ffff:a00:1] is not this machine'],
    ['file:///etc/passwd', 'is no URL to send to'],
    ['/relative', 'is no URL to send to'],
    ['', 'is no URL to send to'],
  ])('%s is refused', (url, reason) => {
    expect(allows(url)).toContain(reason);
  });
});
