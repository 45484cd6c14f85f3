import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

// Preloaded into a server (`node --import`): appends a line for everything that it does to files below RECORDED_FOLDER to
// RECORDED_EVENTS, a moment after it was done. Of what it does meanwhile, a sync covers only what came before it.

const { RECORDED_FOLDER: folder = '', RECORDED_EVENTS: events = '' } = process.env;
const log = fs.openSync(events, 'a');
const { writeSync, existsSync } = fs;
const pathOf = new Map();
let count = 0;

function record(event) {
  count += 1;
  writeSync(log, `${JSON.stringify(event)}\n`);
}
record({ kind: 'start' });

const isRecorded = (path) => typeof path === 'string' && path.startsWith(`${folder}/`);

function recordOpen(fd, path, flags, wasThere) {
  const isFolder = path === folder;
  if (!isFolder && !isRecorded(path)) return;
  pathOf.set(fd, path);
  record({ kind: 'open', fd, path, isFolder, isNew: !wasThere, isEmptied: String(flags).startsWith('w') });
}

function recordWrite(fd, bytes, position) {
  if (!pathOf.has(fd)) return;
  const isZero = bytes.length > 0 && bytes.every((byte) => byte === 0);
  const content = isZero ? { zeros: bytes.length } : { data: Buffer.from(bytes).toString('base64') };
  record({ kind: 'write', fd, position, ...content });
}

/** Replaces a function of a module by one that is given the original. */
function wrap(object, name, wrapper) {
  const original = object[name];
  object[name] = function (...values) {
    return wrapper((...given) => original.apply(this, given.length > 0 ? given : values), this, ...values);
  };
}

// Only the sandbox's storage and the careless twin are recorded, so only what they call is here; the harness compares the
// folder with what was recorded, so that nothing else goes unseen.
const { promises } = fs;
let isHandleWrapped = false;
wrap(promises, 'open', async (open, _, path, flags = 'r') => {
  const wasThere = existsSync(path);
  const handle = await open();
  if (!isHandleWrapped) wrapHandle(Object.getPrototypeOf(handle));
  recordOpen(handle.fd, path, flags, wasThere);
  return handle;
});
wrap(fs, 'openSync', (open, _, path, flags = 'r') => {
  const wasThere = existsSync(path);
  const fd = open();
  recordOpen(fd, path, flags, wasThere);
  return fd;
});

function wrapHandle(prototype) {
  isHandleWrapped = true;
  wrap(prototype, 'write', async (write, { fd }, bytes, offset, _length, position) => {
    const written = await write();
    recordWrite(fd, bytes.subarray(offset, offset + written.bytesWritten), position);
    return written;
  });
  wrap(prototype, 'writeFile', async (write, { fd }, text) => {
    await write();
    recordWrite(fd, Buffer.from(text), 0);
  });
  wrap(prototype, 'truncate', async (truncate, { fd }, length = 0) => {
    await truncate();
    if (pathOf.has(fd)) record({ kind: 'truncate', fd, length });
  });
  for (const name of ['sync', 'datasync'])
    wrap(prototype, name, async (sync, { fd }) => {
      const before = count;
      await sync();
      if (pathOf.has(fd)) record({ kind: 'sync', fd, before });
    });
  wrap(prototype, 'close', async (close, { fd }) => {
    pathOf.delete(fd);
    await close();
  });
}

wrap(fs, 'writeSync', (write, _, fd, bytes, offset = 0, _length = undefined, position = null) => {
  const written = write();
  if (pathOf.has(fd)) recordWrite(fd, Buffer.from(bytes).subarray(offset, offset + written), position ?? 0);
  return written;
});
for (const name of ['fsyncSync', 'fdatasyncSync'])
  wrap(fs, name, (sync, _, fd) => {
    const before = count;
    sync();
    if (pathOf.has(fd)) record({ kind: 'sync', fd, before });
  });
wrap(fs, 'fdatasync', (sync, _, fd, done) => {
  const before = count;
  sync(fd, (error) => {
    if (error === null && pathOf.has(fd)) record({ kind: 'sync', fd, before });
    done(error);
  });
});
wrap(fs, 'closeSync', (close, _, fd) => {
  pathOf.delete(fd);
  close();
});

/** Names are recorded when they were changed. */
function wrapNames(object, name, eventOf) {
  const wrapper = (change, _, path, other) => {
    const event = existsSync(path) ? eventOf(path, other) : undefined;
    const note = (value) => {
      if (event !== undefined && isRecorded(path)) record(event);
      return value;
    };
    const done = change();
    return done instanceof Promise ? done.then(note) : note(done);
  };
  wrap(object, name, wrapper);
}
for (const [object, suffix] of [
  [promises, ''],
  [fs, 'Sync'],
]) {
  wrapNames(object, `rename${suffix}`, (path, to) => ({ kind: 'rename', path, to }));
  for (const name of ['rm', 'unlink'])
    wrapNames(object, `${name}${suffix}`, (path) => ({ kind: 'remove', path }));
}
syncBuiltinESMExports();
