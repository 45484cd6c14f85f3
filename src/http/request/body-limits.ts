import bytes from 'bytes';
import { SandboxError } from '../../errors.ts';
import type { UploadStore } from '../../uploads/upload-store.ts';

/** How long bodies may be, in bytes. */
export interface BodyLimits {
  /** A body that is read into memory. */
  readonly body: number;
  /** A body that is a file, or has files in it. */
  readonly upload: number;
  /** Whether no flag sets them. */
  readonly isFixed?: boolean;
}

/** Where files go while they arrive, and how long they may be. */
export interface UploadOptions {
  readonly limits: BodyLimits;
  /** Absent where files are not stored. */
  readonly uploads?: UploadStore | undefined;
}

/** The limits of each kind of body: their names, and the flags that set them. */
const kinds = {
  body: { name: 'the body', flag: '--body-limit' },
  upload: { name: 'the upload', flag: '--upload-limit' },
} as const;

/** The failure of a body that is too long, which names the limit and what sets it. */
export function tooLarge(kind: keyof typeof kinds, limits: BodyLimits, cause?: unknown): SandboxError {
  const { name, flag } = kinds[kind];
  const advice = limits.isFixed ? 'send less' : `send less, or start with a higher ${flag}`;
  const message = `${name} is larger than ${bytes.format(limits[kind])}: ${advice}`;
  return new SandboxError('too-large', message, { cause });
}
