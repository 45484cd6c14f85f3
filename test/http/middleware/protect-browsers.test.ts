import { describe, expect, it } from 'vitest';
import { contractOf } from '../../support/contract.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';

const script = '<script>alert(1)</script>';

/** A contract whose paths respond with their example in a media type. */
function examples(...mediaTypes: string[]) {
  const operation = (mediaType: string) => ({
    get: {
      responses: {
        200: {
          description: 'ok',
          content: { [mediaType]: { schema: { type: 'string' as const }, example: script } },
        },
      },
    },
  });
  return contractOf(Object.fromEntries(mediaTypes.map((type, i) => [`/page${i}`, operation(type)])));
}

describe('an example of a contract in a browser', () => {
  it.each(['text/html', 'text/html; charset=utf-8', 'application/xhtml+xml', 'image/svg+xml', 'text/xml'])(
    'runs no script as %s',
    async (mediaType) => {
      const { api } = await contractSandbox(examples(mediaType));
      const { headers, status } = await api.get('/page0');
      expect(status).toBe(200);
      expect(headers['content-security-policy']).toBe("script-src 'none'; sandbox");
      expect(headers['x-content-type-options']).toBe('nosniff');
    },
  );

  it.each(['text/plain', 'application/json'])('is no page as %s', async (mediaType) => {
    const { api } = await contractSandbox(examples(mediaType));
    const { headers } = await api.get('/page0');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers).not.toHaveProperty('content-security-policy');
  });
});

describe('the index page', () => {
  it('has a policy of its own, and failures say what they are too', async () => {
    const { api } = await contractSandbox(examples('text/html'));
    const index = await api.get('/').set('Accept', 'text/html');
    expect(index.headers['content-security-policy']).toContain("default-src 'none'");
    for (const path of ['/nothing', '/__admin/nothing']) {
      expect((await api.get(path)).headers['x-content-type-options']).toBe('nosniff');
    }
  });
});
