import { StartupError } from '../../errors.ts';
import { methods } from '../document.ts';
import { pointerOf } from '../walk.ts';
import { allOf, type Check, each, fields, list, object, oneOf, text } from './structure-checks.ts';

/**
 * Checks that a document has the structure that the sandbox relies on. It ignores what nothing depends on:
 * descriptions, licences, tags, unknown keywords, and what is inside a schema.
 * @throws StartupError naming the location.
 */
export function checkStructure(document: object, file: string): void {
  const found = openApiDocument(document, []);
  if (found === undefined) return;
  throw new StartupError(`${file}${pointerOf(found.tokens)} ${found.issue}: fix it there.`);
}

const anyObject = object(() => undefined);

const schema: Check = (value, tokens) => (typeof value === 'boolean' ? undefined : anyObject(value, tokens));

const content = each(fields({}, { schema }));

const parameter = fields(
  { name: text, in: oneOf(['path', 'query', 'header', 'cookie']) },
  { schema, content },
);

const requestBody = fields({ content });

const response = fields({}, { content, headers: each(fields({}, { schema })) });

const security = list(each(list(text)));

const servers = list(fields({ url: text }, { variables: each(anyObject) }));

const parameters = list(parameter);

const responses = each(response);

const operation = fields({}, { operationId: text, parameters, requestBody, responses, security, servers });

const pathItem = fields(
  {},
  { parameters, servers, ...Object.fromEntries(methods.map((method) => [method, operation])) },
);

const beginsWithSlash: Check = (_, tokens) =>
  tokens.at(-1)?.startsWith('/') ? undefined : { tokens, issue: 'does not begin with /, as a path must' };

const components = fields(
  {},
  {
    schemas: each(schema),
    parameters: each(parameter),
    responses,
    requestBodies: each(requestBody),
    securitySchemes: each(fields({ type: text })),
    pathItems: each(pathItem),
  },
);

const openApiDocument = fields(
  { info: fields({ title: text }), paths: each(allOf(beginsWithSlash, pathItem)) },
  { servers, security, components },
);
