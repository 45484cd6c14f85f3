import { isObject, plainText } from '../../json.ts';
import { isOwnMethod } from '../declared-operations.ts';
import { methods, unservedKey } from '../document.ts';
import { isPathKey } from '../paths/path-key.ts';
import { isReference } from '../reference.ts';
import { exclusions } from './exclusive-fields.ts';
import { withKnownFields } from './known-fields.ts';
import { reportParameterLists } from './parameter-lists.ts';
import { receivesMethod } from './received-methods.ts';
import {
  anyObject,
  each,
  fields,
  list,
  observed,
  observedEach,
  oneOf,
  orElse,
  type Read,
  type Reading,
  referable,
  text,
} from './structure-readers.ts';

/** A schema that allows everything. */
const anything = {};

/** A body of any media type. */
const anyContent = { '*/*': {} };

/** A schema that allows nothing. */
const nothing = { not: {} };

const schema: Read = (value, tokens, reading) => {
  if (typeof value === 'boolean') return value ? anything : nothing;
  return reading.isUnknown(value) ? value : (referable(anyObject)(value, tokens, reading) ?? anything);
};

const examples = observedEach(observed(exclusions.example));

const links = observedEach(withKnownFields('link', observed(exclusions.link)));

/** How parts and fields are written, where those may have parts of their own (OpenAPI 3.2). */
const encoding: Read = (value, tokens, reading) => {
  const inner = isObject(value) && !isReference(value) ? encodings : {};
  for (const [name, read] of Object.entries(inner)) read(Object(value)[name], [...tokens, name], reading);
  return observed(exclusions.encoding)(value, tokens, reading);
};

const encodings: Readonly<Record<string, Read>> = {
  encoding: observedEach(encoding),
  prefixEncoding: observedEach(encoding),
  itemEncoding: encoding,
};

const mediaType = withKnownFields(
  'media type',
  fields({}, { schema, examples, ...encodings }, {}, exclusions.mediaType),
);

const content = each(mediaType);

const header = referable(
  withKnownFields('header', fields({}, { schema, examples, content }, {}, exclusions.header)),
);

const usualPlace = oneOf(['path', 'query', 'header', 'cookie']);

/** `querystring`, the whole query, is of OpenAPI 3.2. */
const parameterPlace: Read = (value, tokens, reading) =>
  value === 'querystring' ? value : usualPlace(value, tokens, reading);

const parameter = referable(
  withKnownFields(
    'parameter',
    fields({ name: text, in: parameterPlace }, { schema, content, examples }, {}, exclusions.parameter),
  ),
);

const requestBody = orElse(referable(withKnownFields('request body', fields({ content }))), {
  content: anyContent,
});

const response = orElse(
  referable(withKnownFields('response', fields({}, { content, headers: each(header), links }))),
  { description: '' },
);

const security = list(each(list(text)));

/** A server's variable; without a default, or with one that is not among its values, the first of these counts. */
const serverVariable: Read = (value, tokens, reading) => {
  const read = anyObject(value, tokens, reading);
  if (!isObject(read) || read.enum === undefined) return read;
  const values = Array.isArray(read.enum) ? read.enum : [];
  if (values.length === 0) reading.report([...tokens, 'enum'], 'has no values: list them, or remove it.');
  else if (read.default !== undefined && !values.includes(read.default))
    reading.report([...tokens, 'default'], 'is not one of the values in enum: use one of them.', 'warning');
  return read;
};

const servers = list(fields({ url: text }, { variables: each(serverVariable) }));

const parameters = list(parameter);

const responses = each(response);

/** The fields of an operation without which a request cannot be served. */
const essential = ['parameters', 'responses'];

const operationFields = withKnownFields(
  'operation',
  fields({}, { operationId: text, parameters, requestBody, responses, security, servers }),
);

/** An operation, or one that says why it is not served. */
const operation: Read = (value, tokens, reading) => {
  const read = operationFields(value, tokens, reading);
  if (!isObject(read)) return unserved({}, 'it is not an object');
  const lost = essential.find(
    (name) => isObject(value) && value[name] !== undefined && read[name] === undefined,
  );
  return lost === undefined ? read : unserved(read, `its ${lost} cannot be read`);
};

function unserved({ operationId }: Readonly<Record<string, unknown>>, reason: string): object {
  const message = `the contract has an error here: ${reason}; check says where`;
  return { ...(operationId !== undefined && { operationId }), [unservedKey]: message };
}

/** Other methods than those that have a key of their own (OpenAPI 3.2), as they are sent. */
const additionalOperations: Read = (value, tokens, reading) => {
  const read = each(operation)(value, tokens, reading);
  if (!isObject(read)) return undefined;
  const served = Object.entries(read).filter(([method]) => {
    const issue = methodIssue(method);
    if (issue !== undefined) reading.report([...tokens, method], issue);
    return issue === undefined;
  });
  return served.length === Object.keys(read).length ? read : Object.fromEntries(served);
};

/** Why requests with a method cannot be served. */
function methodIssue(method: string): string | undefined {
  if (isOwnMethod(method.toLowerCase())) return `has a key of its own: move it to ${method.toLowerCase()}.`;
  if (receivesMethod(method)) return undefined;
  return `is no method that a server on Node.js ${process.versions.node} can receive, so it is not served: use one of HTTP's own.`;
}

const pathItemFields = fields(
  {},
  {
    parameters,
    servers,
    additionalOperations,
    ...Object.fromEntries(methods.map((method) => [method, operation])),
  },
);

/** A path item whose methods are written in lower case, as keys are. */
function withLowerCase(item: unknown, tokens: readonly string[], { report }: Reading): unknown {
  if (!isObject(item)) return item;
  const written = Object.keys(item).filter(
    (key) => key !== key.toLowerCase() && isOwnMethod(key.toLowerCase()),
  );
  if (written.length === 0) return item;
  for (const key of written)
    report([...tokens, key], `is not written as keys are: write ${key.toLowerCase()}.`);
  return Object.fromEntries(
    Object.entries(item).map(([key, value]) => [written.includes(key) ? key.toLowerCase() : key, value]),
  );
}

/** A path item; without its parameters, none of its operations is served. */
const pathItem = referable((written, tokens, reading) => {
  const value = withLowerCase(written, tokens, reading);
  const read = pathItemFields(value, tokens, reading);
  if (isObject(read)) reportParameterLists(read, tokens, reading);
  if (
    !isObject(value) ||
    !isObject(read) ||
    (value.parameters === undefined) === (read.parameters === undefined)
  )
    return read;
  const reason = 'the parameters of its path cannot be read';
  const refuse = (declared: unknown) =>
    Object.entries(isObject(declared) ? declared : {}).flatMap(([method, each]) =>
      isObject(each) ? [[method, unserved(each, reason)]] : [],
    );
  const own = Object.fromEntries(Object.entries(read).filter(([name]) => isOwnMethod(name)));
  const additional = Object.fromEntries(refuse(read.additionalOperations));
  return { ...Object.fromEntries(refuse(own)), additionalOperations: additional };
});

const servedPath: Read = (value, tokens, reading) => {
  const path = tokens.at(-1) ?? '';
  if (!path.startsWith('/')) {
    const isServed = isPathKey(path);
    const meant = isServed ? ` Did you mean /${path}? That is served.` : '';
    reading.report(tokens, `does not begin with /, as a path must: fix it there.${meant}`);
    if (!isServed) return undefined;
  }
  return pathItem(value, tokens, reading) ?? unserved({}, 'it cannot be read');
};

/** What the schemes of a type have to say, so that it is known which credentials they require. */
const securitySchemeFields: Readonly<Record<string, Read>> = {
  http: fields({ type: text, scheme: text }),
  apiKey: fields({ type: text, name: text, in: oneOf(['header', 'query', 'cookie']) }),
};

const anyScheme = fields({
  type: oneOf(['http', 'apiKey', 'oauth2', 'openIdConnect', 'mutualTLS']),
});

const securityScheme: Read = (value, tokens, reading) => {
  const type = isObject(value) ? plainText(value.type) : '';
  const read = Object.hasOwn(securitySchemeFields, type) ? securitySchemeFields[type] : undefined;
  return (read ?? anyScheme)(value, tokens, reading);
};

const components = fields(
  {},
  {
    schemas: each(schema),
    parameters: each(parameter),
    responses,
    requestBodies: each(requestBody),
    headers: each(header),
    examples,
    links,
    securitySchemes: each(referable(securityScheme)),
    pathItems: each(pathItem),
  },
);

/**
 * Reads the structure that the sandbox relies on, and gives a document that has it. It ignores what nothing depends on:
 * descriptions, licences, tags, unknown keywords, and what is inside a schema.
 * @param title of a document that has none
 * @param needsPaths whether `paths` is required: since 3.1, a document may have webhooks or components alone
 */
export function documentReader(title: string, needsPaths: boolean): Read {
  const info = fields({ title: text }, {}, { title });
  const paths = each(servedPath);
  const fallbacks = { info: { title, version: '0' }, paths: {} };
  const parts = { servers, security, components };
  return needsPaths
    ? fields({ info, paths }, parts, fallbacks)
    : fields({ info }, { paths, ...parts }, fallbacks);
}
