import { StartupError } from '../../../errors.ts';

/** The names of this machine. */
const loopback = /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/;

/** The address of a contract that is given as one; `undefined` for the path of a file. */
export function contractAddress(file: string): URL | undefined {
  return /^https?:\/\//i.test(file) && URL.canParse(file) ? new URL(file) : undefined;
}

/**
 * A contract on this machine, such as that of a service in development, is fetched; one on another machine only when
 * the user allows it.
 * @throws StartupError for an address that is not allowed.
 */
export function requireAllowedAddress(file: string, { hostname }: URL, allowRemoteRefs: boolean): void {
  if (allowRemoteRefs || loopback.test(hostname)) return;
  throw new StartupError(
    `${file} is on another machine: start with --allow-remote-refs to fetch it, or keep a local copy.`,
  );
}
