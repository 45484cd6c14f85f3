/**
 * Where generated pictures and uploaded files are in rows and in what is made of them. No machine has the name (RFC 2606): a
 * response shows the address that its client reached the sandbox at in its place, so that a state file can be moved to
 * another port.
 */
export const storedOrigin = 'http://sandbox.invalid';

/** How much longer than its stored address the address of a picture or a file may be in a response. */
export const addressRoom = 100;
