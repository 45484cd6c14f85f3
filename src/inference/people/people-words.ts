import type { Operation } from '../../openapi/operations.ts';
import { lastSegmentOf, plainName, singularsOf } from '../naming.ts';

/** What an operation does for a person who uses the API. */
export type PeopleAct =
  | ('register' | 'login' | 'refresh' | 'logout' | 'password-change')
  | ('code-request' | 'code-login')
  | ('password-request' | 'password-reset' | 'verification');

/** The words that a path or an operationId has for it, by plain names; the first act with a word of an operation counts. */
const actWords: readonly (readonly [act: PeopleAct, segment: RegExp, operationId: RegExp])[] = [
  [
    'refresh',
    /^(?:token|session|auth|jwt|access)?(?:refresh|renew)(?:token|tokens|session|accesstoken)?$/,
    /refresh.*token|token.*refresh|refreshsession/,
  ],
  [
    'password-change',
    /^(?:my|user|account)?(?:password|passwordchange|passwordupdate|(?:change|update|set)(?:my|user|account)?password)$|^(?:(?:cambiar|actualizar|alterar|mudar|changer|modifier)(?:mi|la|a|minha|le|mon)?)?(?:contrasena|senha|motdepasse)$/,
    /(?:change|update)(?:my|own|user|account|current)*password/,
  ],
  [
    'logout',
    /^(?:log|sign)(?:out|off)(?:all)?$|^(?:cerrarsesion|encerrarsessao|salir|sair|deconnexion|sedeconnecter)$/,
    /(?:log|sign)out|destroysession|cerrarsesion/,
  ],
  [
    'register',
    /^(?:user|account)?(?:register|registration|registrations|registeruser|signup|signups|createaccount|enroll|join)$|^(?:registro|registrar|registrarse|cadastro|cadastrar|inscription|inscrire|sinscrire)(?:de)?(?:usuario|utilisateur|cliente)?$|^(?:crearcuenta|criarconta|creercompte)$/,
    /signup|(?:^|auth|user|account|users)register|register(?:user|account|customer|member)|registrarusuario|cadastrarusuario/,
  ],
  [
    'login',
    /^(?:get|create|generate|issue|request|obtain)?(?:user|account|jwt|admin|api)?(?:login|logins|signin|authenticate|authentication|authorize|auth|token|tokens|accesstoken|authtoken|session|sessions|jwt|logon|logintoken|tokenauth)$|^(?:(?:iniciar|inicio|iniciode)(?:sesion|sessao)|ingresar|acceder|acesso|entrar|connexion|connecter|seconnecter|autenticar|autenticacion|autenticacao|authentification)$/,
    /login|signin|logon|authenticate|createsession|(?:get|create|obtain|issue)(?:access|auth)?token|iniciarsesion/,
  ],
];

/** The last words of paths to the thing of whoever sends the request: `/users/me`. */
const currentWords: ReadonlySet<string> = new Set([
  'me',
  'current',
  'self',
  'whoami',
  'myself',
  'currentuser',
  'userinfo',
]);

/** The same, where only the response distinguishes them from collections: `/user`, `/profile`. */
const singularWords: ReadonlySet<string> = new Set([
  ...['user', 'profile', 'account', 'myprofile', 'myaccount'],
  ...['perfil', 'miperfil', 'meuperfil', 'profil', 'monprofil'],
]);

/** A verb before such a word: `update-profile`, `deleteMe`. */
const verbBefore =
  /^(?:get|show|view|update|edit|change|delete|remove|close)(?=(?:me|(?:my)?(?:profile|account))$)/;

/** Ids that mean the current item, in a path such as `/users/{id}`. */
const currentIds: ReadonlySet<string> = new Set(['me', 'current', 'self', '-', '@me', '~']);

/** The collections of people, when nothing else says which it is. */
const collectionWords: ReadonlySet<string> = new Set([
  'users',
  'user',
  'accounts',
  'people',
  'members',
  'customers',
  'employees',
  'persons',
  'profiles',
  'patients',
  'students',
  'admins',
  'staff',
  // Spanish, Portuguese and French.
  ...['usuarios', 'usuario', 'clientes', 'cliente', 'personas', 'pessoas', 'empleados', 'funcionarios'],
  ...['miembros', 'membros', 'alumnos', 'alunos', 'estudiantes', 'estudantes', 'pacientes'],
  ...['utilisateurs', 'utilisateur', 'clients', 'employes', 'membres', 'etudiants', 'personnes'],
]);

/** Properties that people are recognized by, by plain names. */
const loginNames: ReadonlySet<string> = new Set([
  'email',
  'emailaddress',
  'useremail',
  'mail',
  'username',
  'login',
  'loginname',
  'phone',
  'phonenumber',
  'mobile',
  'handle',
  // Spanish, Portuguese and French.
  ...['correo', 'correoelectronico', 'courriel', 'nombreusuario', 'nombredeusuario'],
  ...['nomeusuario', 'nomedeusuario', 'nomutilisateur', 'telefono', 'telefone', 'celular'],
]);

/** Whether the word for a collection of people is for nothing else, as that for accounts is. */
export function isUserWord(segment: string): boolean {
  return /^(?:users?|people|persons?|usuarios?|personas?|pessoas?|utilisateurs?|personnes?)$/.test(
    plainName(segment),
  );
}

/** Whether a property, by its name, says who somebody is when they log in. */
export function isLoginName(name: string): boolean {
  return loginNames.has(plainName(name));
}

/** The act that the words of an operation name. */
export function actOf({ path, id }: Operation): PeopleAct | undefined {
  const last = lastSegmentOf(path);
  const endsInParameter = /\}\/?$/.test(path);
  const words = endsInParameter ? [] : [last, actBeside(path, last)];
  const bySegment = words
    .map((word) => actWords.find(([, segment]) => segment.test(plainName(word))))
    .find((found) => found !== undefined);
  const name = / /.test(id) || endsInParameter ? '' : plainName(id);
  const found = (bySegment ?? actWords.find(([, , operationId]) => operationId.test(name)))?.[0];
  return found ?? (makesToken.test(plainName(path)) ? 'login' : undefined);
}

/** The end of a path that makes what one logs in with: `/jwt/create`, `/token/obtain`. */
const makesToken = /(?:jwt|tokens?|sessions?)(?:create|obtain|generate|issue|new|get|pair)$/;

/** The act in a path that ends with those who do it: `/auth/register/vendor`, `/auth/vendor-signup`. */
function actBeside(path: string, last: string): string {
  const { rest = last, act } = actWordIn(last);
  if (!isKindWord(rest)) return '';
  return act ?? lastSegmentOf(path.slice(0, path.lastIndexOf(last)));
}

/** People of other kinds than users, by the plain singulars of what paths call them. */
const kindWords: ReadonlySet<string> = new Set([
  ...['admin', 'administrator', 'vendor', 'seller', 'merchant', 'supplier', 'provider', 'shop', 'restaurant'],
  ...['driver', 'rider', 'courier', 'agent', 'deliveryagent', 'deliveryperson', 'doctor', 'nurse', 'teacher'],
  ...['tutor', 'instructor', 'trainer', 'mentor', 'parent', 'employer', 'recruiter', 'candidate', 'company'],
  ...['owner', 'host', 'guest', 'manager', 'farmer', 'artist', 'organizer', 'organization', 'ngo', 'partner'],
]);

function isKindWord(segment: string): boolean {
  return (
    isPeopleWord(segment) ||
    singularsOf(segment).some((word) => kindWords.has(word) || isPeopleWord(`${word}s`))
  );
}

/** What a segment of a path says besides an act: `vendor` of `vendor-signup` and `register-vendor`; undefined for one without. */
export function actWordIn(segment: string): { readonly rest?: string; readonly act?: string } {
  if (actWords.some(([, word]) => word.test(plainName(segment)))) return { rest: '' };
  const parts = segment.replace(/([a-z])([A-Z])/g, '$1-$2').split(/[-_.]/);
  for (let at = 1; at < parts.length; at += 1) {
    const [before, after] = [parts.slice(0, at).join('-'), parts.slice(at).join('-')];
    if (shortActs.test(plainName(before))) return { rest: after, act: before };
    if (shortActs.test(plainName(after))) return { rest: before, act: after };
  }
  return {};
}

/** Acts in a segment with the word for those who do it. */
const shortActs = /^(?:register|registration|signup|login|signin|logout|signout)$/;

/** Whether a path leads to the thing of whoever sends the request; `likely` where its response has to say so. */
export function currentKind(path: string): 'current' | 'likely' | undefined {
  if (path.includes('{')) return undefined;
  const last = plainName(lastSegmentOf(path)).replace(verbBefore, '');
  if (currentWords.has(last)) return 'current';
  return singularWords.has(last) ? 'likely' : undefined;
}

/** Whether a segment of a path, before others, stands for the id of the current item: the `me` of `/users/me/orders`. */
export function isCurrentSegment(segment: string): boolean {
  return currentWords.has(plainName(segment)) && segment !== 'whoami' && segment !== 'userinfo';
}

/** Whether a path says that it lists what the user of the request has: `/my/orders`, `/users/me/orders`, `/orders/mine`. */
export function isOfUser(path: string): boolean {
  const segments = path.split('/').filter((segment) => segment !== '' && !segment.startsWith('{'));
  return segments.some((segment) => ownWords.test(segment) || isCurrentSegment(segment));
}

const ownWords = /^(?:my|mine)(?:[-_].+|(?=[A-Z]).+)?$/;

/** Whether a text about a list says that it has what the user of the request has: "the notes of the current user". */
export function saysOfUser(text: string): boolean {
  return ofUserText.test(text);
}

const ofUserText =
  /\b(?:of|for|by|to) the (?:current|authenticated|logged[- ]?in|signed[- ]?in|calling|requesting)(?:ly)? (?:user|customer|member|account)\b(?!s)|\b(?:current|authenticated|logged[- ]?in) user['\u2019]s\b|\b(?:list|get|gets|lists|returns?|retrieves?|fetch(?:es)?|show|view|all) (?:all )?(?:of )?(?:my|your) \w/i;

/** Whether an id in a path means the current item. */
export function isCurrentId(id: unknown): boolean {
  return typeof id === 'string' && currentIds.has(id);
}

/** Whether a segment names a collection of people. */
export function isPeopleWord(segment: string): boolean {
  return collectionWords.has(plainName(segment));
}
