import { isObject } from '../json.ts';

/** A method of faker, such as `internet.email`, and the arguments that it is called with. */
export interface FakerCall {
  readonly path: string;
  readonly args: readonly unknown[];
}

/** Today's name of an older method, or today's call where the arguments changed as well. */
type Alias = string | ((args: readonly unknown[]) => FakerCall);

/** Methods that moved to another module under their own name: `address.city` is `location.city`. */
const renamedModules: Readonly<Record<string, string>> = { address: 'location', name: 'person' };

/**
 * Methods of faker 5 to 9 that have another name today, by that older name. The names are those of faker's own guides
 * for upgrades; contracts that were written for other mock servers use them.
 */
const aliases: Readonly<Record<string, Alias>> = {
  'address.cityName': 'location.city',
  'address.cityPrefix': 'location.city',
  'address.citySuffix': 'location.city',
  'address.stateAbbr': () => ({ path: 'location.state', args: [{ abbreviated: true }] }),
  'address.streetName': 'location.street',
  'address.streetPrefix': 'location.street',
  'address.streetSuffix': 'location.street',
  'address.zipCodeByState': ([state]) => ({ path: 'location.zipCode', args: [{ state }] }),
  'commerce.color': 'color.human',
  'company.bs': 'company.buzzPhrase',
  'company.bsAdjective': 'company.buzzAdjective',
  'company.bsBuzz': 'company.buzzVerb',
  'company.bsNoun': 'company.buzzNoun',
  'company.companyName': 'company.name',
  'datatype.bigInt': 'number.bigInt',
  'datatype.datetime': withoutArguments('date.anytime'),
  'datatype.float': floatCall,
  'datatype.hexadecimal': 'string.hexadecimal',
  'datatype.number': integerCall,
  'datatype.string': 'string.sample',
  'datatype.uuid': 'string.uuid',
  'finance.account': 'finance.accountNumber',
  'git.shortSha': () => ({ path: 'git.commitSha', args: [{ length: 7 }] }),
  'image.imageUrl': withoutArguments('image.url'),
  'internet.avatar': 'image.avatar',
  'internet.color': withoutArguments('color.rgb'),
  'internet.userName': 'internet.username',
  'location.cityName': 'location.city',
  'location.stateAbbr': () => ({ path: 'location.state', args: [{ abbreviated: true }] }),
  'location.streetName': 'location.street',
  'location.zipCodeByState': ([state]) => ({ path: 'location.zipCode', args: [{ state }] }),
  'name.findName': withoutArguments('person.fullName'),
  'name.title': 'person.jobTitle',
  'phone.phoneNumber': withoutArguments('phone.number'),
  'phone.phoneNumberFormat': withoutArguments('phone.number'),
  'phone.phoneFormats': withoutArguments('phone.number'),
  'random.alpha': 'string.alpha',
  'random.alphaNumeric': 'string.alphanumeric',
  'random.arrayElement': 'helpers.arrayElement',
  'random.arrayElements': 'helpers.arrayElements',
  'random.boolean': 'datatype.boolean',
  'random.float': floatCall,
  'random.hexaDecimal': 'string.hexadecimal',
  'random.image': withoutArguments('image.url'),
  'random.number': integerCall,
  'random.numeric': 'string.numeric',
  'random.objectElement': 'helpers.objectValue',
  'random.uuid': 'string.uuid',
  'random.word': 'word.sample',
  'random.words': 'word.words',
};

/** A call as today's faker takes it: an older name becomes today's, with its arguments. */
export function toCurrentFaker(call: FakerCall): FakerCall {
  const alias = Object.hasOwn(aliases, call.path) ? aliases[call.path] : undefined;
  if (typeof alias === 'function') return alias(call.args);
  return { path: alias ?? inRenamedModule(call.path), args: call.args };
}

function inRenamedModule(path: string): string {
  const [module = '', ...method] = path.split('.');
  const renamed = Object.hasOwn(renamedModules, module) ? renamedModules[module] : undefined;
  return renamed === undefined ? path : [renamed, ...method].join('.');
}

/** For methods whose older arguments have no meaning today: formats, widths, parts of a name. */
function withoutArguments(path: string): () => FakerCall {
  return () => ({ path, args: [] });
}

/** `datatype.number` takes a number, which is the maximum, or bounds; it was fractional by a `precision` such as 0.01. */
function integerCall(args: readonly unknown[]): FakerCall {
  const [options] = args;
  if (!isObject(options)) return { path: 'number.int', args };
  const { precision, ...bounds } = options;
  if (typeof precision !== 'number' || precision >= 1) return { path: 'number.int', args: [bounds] };
  return { path: 'number.float', args: [{ ...bounds, multipleOf: precision }] };
}

/** What was `precision` is `multipleOf` today. */
function floatCall(args: readonly unknown[]): FakerCall {
  const [options] = args;
  if (!isObject(options)) return { path: 'number.float', args };
  const { precision, ...bounds } = options;
  return {
    path: 'number.float',
    args: [precision === undefined ? bounds : { ...bounds, multipleOf: precision }],
  };
}

/** The older names of methods. */
export const olderFakerNames: readonly string[] = Object.keys(aliases);
