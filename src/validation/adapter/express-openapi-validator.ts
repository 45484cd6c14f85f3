import { OpenApiValidator } from 'express-openapi-validator/dist/openapi.validator.js';
import { joined } from '../../joined-properties.ts';
import { rememberValidations } from '../../schema/remember-validations.ts';
import type { RequestSchema, RequestSchemas } from '../request-schemas.ts';
import {
  compilationError,
  type RequestInput,
  type RequestValidator,
  type ValidationResult,
} from '../request-validator.ts';
import { type AdaptedRequest, type AdaptedRequests, adaptRequests } from './adapted-requests.ts';
import { createUnknownPropertyPointer } from './unknown-properties.ts';
import { formatIssue, type ValidatorError } from './validator-error.ts';

/** A document as the library's own loader would return it. */
type Loaded = Awaited<Parameters<OpenApiValidator['installMiddleware']>[0]>;

/** What the library reads of a request. It is not Express's request: nothing that is written to it reaches the client. */
interface LibraryRequest {
  readonly method: string;
  readonly originalUrl: string;
  readonly path: string;
  readonly baseUrl: string;
  readonly query: object;
  readonly params: object;
  readonly cookies?: undefined;
  readonly body: unknown;
  readonly headers: object;
  readonly openapi?: object;
}

/** What the library's own routing would have found, except for the values in the path. */
interface Route {
  readonly expressRoute: string;
  readonly openApiRoute: string;
  readonly schema: { readonly parameters: readonly object[]; readonly requestBody?: object };
  readonly serial: number;
}

/** Declared as a method, since the library's own type expects a whole request of Express's. */
type Step = { step(req: LibraryRequest, res: object, next: (error?: unknown) => void): unknown }['step'];

/** A request schema with what the library needs to validate it. */
interface PreparedRequest {
  readonly route: Route;
  readonly isForm: boolean;
  readonly validateComparisons?: AdaptedRequest['validateComparisons'];
}

/**
 * What the library gets as a body's media type. Requests have no `Content-Type` for it, since it would parse that of
 * each with a regular expression that it compiles again, which takes half as long as its validation.
 */
const anyMediaType = '*/*';

/** The parameter in which a form is given to the library, which converts parameters but no bodies. */
const formParameter = 'form body';

/**
 * Validates requests with express-openapi-validator; its only importer.
 *
 * The library is given no paths: it would compile the patterns of all paths for each request. Each request is passed
 * with what its own routing would have found, `req.openapi`, and validated against that. Nor does it load the document:
 * its loader first compiles the schema of all OpenAPI documents, even when validation is off, which takes a fifth of
 * the sandbox's start time.
 */
export function createExpressOpenApiValidator(requestSchemas: RequestSchemas): RequestValidator {
  const adapted = adaptRequests(requestSchemas);
  const steps = installSteps(adapted);
  // The steps before the last route and authenticate, which is done already; each would cost time per request.
  const lastStep = steps.slice(-1);
  const prepared = new Map(
    [...adapted.requests].map(([schema, request]) => [schema, prepareRequest(schema, request)]),
  );

  async function validate(schema: RequestSchema, input: RequestInput): Promise<ValidationResult> {
    const request = prepared.get(schema);
    if (request === undefined) throw new Error(`${schema.title} is not of this contract`);
    return validateRequest(lastStep, request, input);
  }

  return {
    validate,
    ready: () => compile(steps, emptyRequest, 'a request'),
    async compileAll() {
      for (const [schema, request] of prepared) await compile(steps, request, schema.title);
    },
  };
}

function installSteps(adapted: AdaptedRequests): readonly Step[] {
  const components: { schemas: Readonly<Record<string, object>> } = { schemas: {} };
  const apiSpec = toDocument(components);
  const validator = new OpenApiValidator({
    apiSpec,
    // The sandbox reports unknown query parameters itself: the library would report the first of them and nothing else.
    validateRequests: { allErrors: true, allowUnknownQueryParameters: true },
    ignorePaths: () => true,
    formats: { ...adapted.formats },
    // The mode in which responses are checked: what is accepted must be valid in a response too.
    ajvFormats: { mode: 'full' },
    validateApiSpec: false,
    validateResponses: false,
    validateSecurity: false,
    fileUploader: false,
  });
  // The library hands no options of Ajv on. Every object inherits a `constructor`, which is not one of its properties.
  // Its optimization of the code takes time by the square of a schema's size: V8 does the same to what runs often.
  const code = { optimize: false, ...rememberValidations() };
  const request = { ...validator.ajvOpts.request, ownProperties: true, code };
  Object.defineProperty(validator.ajvOpts, 'request', { value: request });
  const loaded = Promise.resolve<Loaded>({ apiDoc: apiSpec, basePaths: [], routes: [], serial: 0 });
  const steps = validator.installMiddleware(loaded);
  // The library first looks through the document, and compiles whatever a reference leads to only to look at it: minutes
  // for schemas that refer to hundreds. There is nothing in ours that it would change, so they are there right after.
  loaded.then(() => {
    components.schemas = adapted.schemas as Readonly<Record<string, object>>;
  });
  return steps;
}

/** The type is the library's own; it leaves it to Ajv what a schema may be. */
function toDocument(components: { readonly schemas: Readonly<Record<string, object>> }): Loaded['apiDoc'] {
  return {
    openapi: '3.1.0',
    info: { title: 'Request schemas', version: '1', summary: '' },
    paths: {},
    components,
    webhooks: {},
  };
}

function prepareRequest(
  { name, fields }: RequestSchema,
  { parameters, body, validateComparisons }: AdaptedRequest,
): PreparedRequest {
  const path = `/${name}`;
  const isForm = fields !== undefined;
  const schema = isForm
    ? { parameters: [...parameters, { name: formParameter, in: 'path', required: true, schema: body }] }
    : {
        parameters,
        ...(body !== undefined && { requestBody: { content: { [anyMediaType]: { schema: body } } } }),
      };
  const route = { expressRoute: path, openApiRoute: path, schema, serial: 0 };
  return { route, isForm, ...(validateComparisons && { validateComparisons }) };
}

/** A request that demands nothing. */
const emptyRequest: PreparedRequest = {
  route: { expressRoute: '/ready', openApiRoute: '/ready', schema: { parameters: [] }, serial: 0 },
  isForm: false,
};

/**
 * Runs all steps: the first one fails when the library cannot use the document.
 * @throws StartupError when a schema cannot be compiled.
 */
async function compile(steps: readonly Step[], request: PreparedRequest, title: string): Promise<void> {
  try {
    await validateRequest(steps, request, { values: {}, body: null });
  } catch (error) {
    throw compilationError(title, error);
  }
}

async function validateRequest(
  steps: readonly Step[],
  { route, isForm, validateComparisons }: PreparedRequest,
  input: RequestInput,
): Promise<ValidationResult> {
  const converted: Record<string, unknown> = isForm
    ? { ...input.values, [formParameter]: input.body }
    : { ...input.values };
  const errors = await runSteps(steps, toLibraryRequest(route, converted, isForm ? undefined : input.body));
  const issues = errors.length > 0 ? formatErrors(errors, input.body) : [];
  if (isForm) {
    const { [formParameter]: body, ...values } = converted;
    return { values, body, issues };
  }
  const needsComparisons = issues.length === 0 && input.body !== undefined;
  const differences = needsComparisons ? validateComparisons?.(input.body) : undefined;
  return { values: converted, body: input.body, issues: differences ?? issues };
}

/** @param values which the library converts in place */
function toLibraryRequest(route: Route, values: object, body: unknown): LibraryRequest {
  return {
    method: 'POST',
    originalUrl: '/',
    path: '/',
    baseUrl: '',
    query: {},
    params: {},
    body: route.schema.requestBody === undefined ? undefined : body,
    headers: {},
    openapi: joined(route, { pathParams: values }),
  };
}

/** @returns the errors that the library throws; throws what is none of a request's. */
async function runSteps(steps: readonly Step[], req: LibraryRequest): Promise<readonly ValidatorError[]> {
  try {
    for (const step of steps) await runStep(step, req);
    return [];
  } catch (error) {
    if (!(error instanceof Error) || !('errors' in error) || !Array.isArray(error.errors)) throw error;
    return error.errors;
  }
}

function runStep(step: Step, req: LibraryRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = (error?: unknown) => (error === undefined ? resolve() : reject(error));
    Promise.resolve(step(req, {}, next)).catch(reject);
  });
}

/** Every error once. That an `if` does not hold is said by the errors of its `then`. */
function formatErrors(errors: readonly ValidatorError[], body: unknown): readonly string[] {
  const causes = errors.filter(({ errorCode }) => errorCode !== 'if.openapi.validation');
  const unknownPropertyPointer = createUnknownPropertyPointer(body);
  const reported = causes.length > 0 ? causes : errors;
  const issues = [...new Set(reported.map((error) => formatIssue(error, unknownPropertyPointer)))];
  // The digits of a number that may be null are checked by themselves: `must be integer` beside `must be integer,null`.
  const said = new Set(issues.flatMap((issue) => /^(.* must be (?:integer|number)),/.exec(issue)?.[1] ?? []));
  return issues.filter((issue) => !said.has(issue));
}
