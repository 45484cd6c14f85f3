/**
 * Runs in a page of another site: sends all that a page can send, and returns what it could read. A browser sends most of
 * it without asking first.
 */
globalThis.attempts = async ({ url, body }) => {
  const read = [];
  const quietly = async (work) => {
    try {
      await work();
    } catch {
      // The browser, or the server, has refused it.
    }
  };
  const types = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json',
  ];
  const paths = ['/customers', '/__session/new/customers', '/__admin/reset'];
  for (const path of paths) {
    for (const type of types) {
      const sent = { method: 'POST', headers: { 'Content-Type': type }, body };
      await quietly(() => fetch(url + path, { ...sent, mode: 'no-cors' }));
      await quietly(async () => read.push(await (await fetch(url + path, sent)).text()));
      navigator.sendBeacon(url + path, new Blob([body], { type }));
    }
  }
  for (const method of ['PUT', 'PATCH', 'DELETE'])
    await quietly(async () => read.push(await (await fetch(`${url}/customers/victim`, { method })).text()));
  for (let n = 0; n < 20; n += 1)
    await quietly(() =>
      fetch(`${url}/__session/e${n}/customers`, { mode: 'no-cors', credentials: 'include' }),
    );
  await quietly(async () => read.push(await (await fetch(`${url}/customers`)).text()));

  const loaded = (element, address) =>
    new Promise((resolve) => {
      element.addEventListener('load', () => resolve());
      element.addEventListener('error', () => resolve());
      setTimeout(resolve, 1_000);
      Reflect.set(element, address, `${url}/__session/${element.tagName}/customers`);
      document.body.append(element);
    });
  for (const name of ['img', 'script', 'iframe', 'audio', 'embed'])
    await loaded(document.createElement(name), 'src');
  await loaded(Object.assign(document.createElement('link'), { rel: 'stylesheet' }), 'href');
  await loaded(document.createElement('object'), 'data');

  const frame = Object.assign(document.createElement('iframe'), { name: 'frame' });
  document.body.append(frame);
  for (const enctype of types.slice(0, 2)) {
    const form = Object.assign(document.createElement('form'), {
      action: `${url}/customers`,
      method: 'post',
      enctype,
      target: 'frame',
    });
    // A text/plain form whose name and value are JSON together.
    const [name, value] = [body.slice(0, -1), '}'];
    form.append(
      Object.assign(document.createElement('input'), { name: `${name},"x":"`, value: `"${value}` }),
    );
    document.body.append(form);
    form.submit();
    await new Promise((resolve) => setTimeout(resolve, 300));
  }

  const sandboxed = document.createElement('iframe');
  sandboxed.setAttribute('sandbox', 'allow-scripts');
  sandboxed.srcdoc = `<script>fetch(${JSON.stringify(`${url}/customers`)}, {method: 'POST', mode: 'no-cors', body: ${JSON.stringify(body)}})</script>`;
  document.body.append(sandboxed);
  await quietly(
    () =>
      new Promise((resolve) => {
        const socket = new WebSocket(`${url.replace('http', 'ws')}/customers`);
        socket.onopen = () => resolve(read.push('a WebSocket'));
        socket.onerror = resolve;
      }),
  );
  await quietly(
    () =>
      new Promise((resolve) => {
        const source = new EventSource(`${url}/customers`);
        source.onmessage = ({ data }) => resolve(read.push(data));
        source.onerror = resolve;
        setTimeout(resolve, 1_000);
      }),
  );
  return read;
};
