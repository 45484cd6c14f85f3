import { plainName } from '../naming.ts';

/** What is sent to prove who one is, by plain names; no response shows it. */
const secretNames =
  /^(?:user|account|login|new|old|current|previous|repeat|confirm|confirmed|plain|raw)?(?:password|passwd|passcode|passphrase|pwd)(?:again|repeat|confirm|confirmation|confirmed|hash|verify)?$|^(?:nueva|nova|novo|nouveau|actual|atual|antigua|ancien|confirmar)?(?:contrasena|senha|motdepasse)(?:nueva|actual|atual|hash)?$|^(?:cvc|cvv|cvc2|cvv2|securitycode)$/;

/** Whether a property is a secret by its name: `password`, `new_password`, `cvc`. */
export function isSecretName(name: string): boolean {
  return secretNames.test(plainName(name));
}
