import { describe, expect, it } from 'vitest';
import { isUploadAddress, uploadAddress, uploadPathOf } from '../src/upload-address.ts';

const sha256 = 'ab'.repeat(32);

describe('the path of an uploaded file', () => {
  it.each([
    [{ name: 'cat.png' }, 'cat.png'],
    [{ name: 'my cat (1).PNG' }, 'my-cat-1-.PNG'],
    [{ name: '../../etc/passwd' }, 'etc-passwd'],
    [{ name: 'blob', mediaType: 'image/png' }, 'blob.png'],
    [{ mediaType: 'application/pdf' }, 'file.pdf'],
    [{}, 'file'],
    [{ name: `${'x'.repeat(99)}.txt` }, `${'x'.repeat(56)}.txt`],
    [{ name: 'größe.jpg' }, 'gr-e.jpg'],
  ])('of %j ends with %s', (file, expected) => {
    expect(uploadPathOf({ sha256, ...file })).toBe(`/__file/${sha256}/${expected}`);
  });

  it('is known again in a row, where no machine has its host', () => {
    const address = uploadAddress({ sha256, name: 'a.png' });
    expect(address).toBe(`http://sandbox.invalid/__file/${sha256}/a.png`);
    expect([address, 'http://sandbox.invalid/__image/x.svg', 7, undefined].map(isUploadAddress)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
