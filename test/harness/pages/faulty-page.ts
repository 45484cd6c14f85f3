import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What is wrong with a page, and what finds it. */
export const faults = {
  'a picture from elsewhere': {
    body: '<img src="http://elsewhere.test/pixel.png" alt="">',
    finding: 'sends a request to http://elsewhere.test/pixel.png',
  },
  'a script that the policy does not allow': {
    body: '<script>document.title = "ran"</script>',
    finding: 'Content Security Policy',
  },
  'an error in a script': { body: '<script src="throws.js"></script>', finding: 'throws oh no' },
  'a file that is missing': {
    body: '<link rel="stylesheet" href="missing.css">',
    finding: 'gets 404 for',
  },
  'a button without a name': { body: '<button></button>', finding: 'button-name' },
  'a field without a label': { body: '<input>', finding: 'label' },
  'pale text in the dark': {
    body: '<p class="pale">Pale</p><link rel="stylesheet" href="pale.css">',
    finding: '-dark-360: color-contrast',
  },
  'a box that is wider than a phone': {
    body: '<pre>_________________________________________________________________________________</pre>',
    finding: '-dark-360: is ',
  },
} satisfies Readonly<Record<string, { readonly body: string; readonly finding: string }>>;

const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
  '/__console/throws.js': ['text/javascript', 'throw new Error("oh no")'],
  '/__console/pale.css': [
    'text/css',
    '@media (prefers-color-scheme: dark) { body { background: #000 } .pale { color: #333 } }',
  ],
};

/** Serves a page with a fault as the console is served, to see that the checks find it. */
export async function serveFaultyPage(fault: keyof typeof faults): Promise<{ server: Server; url: string }> {
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"></head><body><main><h1>A page</h1>${faults[fault].body}</main></body></html>`;
  const server = createServer(({ url = '' }, res) => {
    const [type, text] =
      url === '/__console/' ? ['text/html', page] : (files[url] ?? ['text/plain', undefined]);
    res.writeHead(text === undefined ? 404 : 200, {
      'Content-Type': type,
      'Content-Security-Policy': "default-src 'self'; img-src *",
    });
    res.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
