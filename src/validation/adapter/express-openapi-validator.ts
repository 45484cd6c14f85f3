import { OpenApiValidator } from 'express-openapi-validator/dist/openapi.validator.js';
import { StartupError } from '../../errors.ts';
import type { RequestSchema, RequestSchemas } from '../request-schemas.ts';
import type { ValidatorError } from '../validator-error.ts';

/** A document as the validator's own loader would hand it on. */
type Loaded = Awaited<Parameters<OpenApiValidator['installMiddleware']>[0]>;

/** What of a request is judged: parameters by place and name, and the body. */
export interface RequestInput {
  readonly values: Record<string, unknown>;
  readonly body: unknown;
}

/** What was judged, with the types of the contract, and its faults. */
export interface ValidationResult extends RequestInput {
  readonly issues: readonly ValidatorError[];
}

/** Asks express-openapi-validator; its only importer. */
export interface RequestValidator {
  validate(view: RequestSchema, input: RequestInput): Promise<ValidationResult>;
  ready(): Promise<void>;
  compileAll(): Promise<void>;
}

/** What the validator looks at of a request. It is no request of Express's: nothing that it writes reaches the client. */
interface ValidatorRequest {
  readonly method: string;
  readonly originalUrl: string;
  readonly path: string;
  readonly baseUrl: string;
  readonly query: object;
  readonly params: object;
  readonly cookies?: undefined;
  readonly body: unknown;
  readonly headers: { readonly 'content-type'?: string | undefined };
  readonly openapi?: object;
}

/** What the validator's own routing would have found out, but for what the path holds. */
interface Route {
  readonly expressRoute: string;
  readonly openApiRoute: string;
  readonly schema: { readonly parameters: object; readonly requestBody?: object };
  readonly serial: number;
}

/** Declared as a method, since the validator's own type asks for all that a request of Express's has. */
type Step = { step(req: ValidatorRequest, res: object, next: (error?: unknown) => void): unknown }['step'];

/**
 * The validator is told of no path: it would compile the patterns of all paths for each request. It is handed each
 * request with what its own routing would have found out, `req.openapi`, and judges that. Nor does it load the document:
 * its loader compiles the schema of all OpenAPI documents first, even where it is told not to validate, which takes a
 * fifth of the time that the sandbox needs to start.
 */
export function createRequestValidator(view: RequestSchemas): RequestValidator {
  const apiSpec = collectionSpec(view);
  const validator = new OpenApiValidator({
    apiSpec,
    // Unknown query parameters are our own business: the validator would tell of the first, and of nothing else.
    validateRequests: { allErrors: true, allowUnknownQueryParameters: true },
    ignorePaths: () => true,
    formats: { ...view.formats },
    // Answers are checked in the same mode: what is taken in must be fit to be told.
    ajvFormats: { mode: 'full' },
    validateApiSpec: false,
    validateResponses: false,
    validateSecurity: false,
    fileUploader: false,
  });

  const loaded: Loaded = { apiDoc: apiSpec, basePaths: [], routes: [], serial: 0 };
  const steps: readonly Step[] = validator.installMiddleware(Promise.resolve(loaded));
  // The steps before the last one route and authenticate, which is done; each would cost a request its turn.
  const lastStep = steps.slice(-1);
  const routes = new Map(view.requests.map((requestSchema) => [requestSchema, routeOf(requestSchema)]));

  async function validate(requestSchema: RequestSchema, input: RequestInput): Promise<ValidationResult> {
    return validateWith(lastStep, requestSchema, routes.get(requestSchema) ?? routeOf(requestSchema), input);
  }

  /** What the validator could not take in is told by its first step. */
  async function compile(requestSchema: RequestSchema): Promise<void> {
    try {
      const route = routes.get(requestSchema) ?? routeOf(requestSchema);
      await validateWith(steps, requestSchema, route, { values: {}, body: null });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new StartupError(
        `The contract cannot be served: ${requestSchema.title} cannot be judged (${reason}); simplify it.`,
        {
          cause: error,
        },
      );
    }
  }

  return {
    validate,
    ready: () =>
      compile({ name: 'ready', title: 'a request', parameters: [], queryForms: [], credentials: new Set() }),
    async compileAll() {
      for (const requestSchema of view.requests) await compile(requestSchema);
    },
  };
}

/** The type is the validator's own; what a schema may be, it leaves to Ajv. */
function collectionSpec({ schemas }: RequestSchemas): Loaded['apiDoc'] {
  return {
    openapi: '3.1.0',
    info: { title: 'What requests reach', version: '1', summary: '' },
    paths: {},
    components: { schemas: schemas as Readonly<Record<string, object>> },
    webhooks: {},
  };
}

async function validateWith(
  steps: readonly Step[],
  view: RequestSchema,
  route: Route,
  input: RequestInput,
): Promise<ValidationResult> {
  if (view.fields === undefined) {
    const values = { ...input.values };
    const issues = await reportedErrors(steps, toValidatorRequest(route, values, input.body));
    return { values, body: input.body, issues };
  }
  const given: Record<string, unknown> = { ...input.values, 'form body': input.body };
  const issues = await reportedErrors(steps, toValidatorRequest(route, given, undefined));
  const { 'form body': body, ...values } = given;
  return { values, body, issues };
}

/** @param values to be given their types; the validator writes into them */
function toValidatorRequest(route: Route, values: object, body: unknown): ValidatorRequest {
  const hasBody = route.schema.requestBody !== undefined;
  return {
    method: 'POST',
    originalUrl: '/',
    path: '/',
    baseUrl: '',
    query: {},
    params: {},
    body: hasBody ? body : undefined,
    headers: hasBody ? { 'content-type': 'application/json' } : {},
    openapi: { ...route, pathParams: values },
  };
}

function routeOf(view: RequestSchema): Route {
  const path = `/${view.name}`;
  return { expressRoute: path, openApiRoute: path, schema: openApiRequest(view), serial: 0 };
}

/**
 * Every parameter as one of the path, which the validator takes as it is given: their styles are read already. A form
 * is one too, since parameters are what the validator gives types to.
 */
function openApiRequest(view: RequestSchema): Route['schema'] {
  const parameters = view.parameters.map(({ form, required, schema }) => ({
    name: form.placedName,
    in: 'path',
    required,
    schema,
  }));
  if (view.body === undefined) return { parameters };
  if (view.fields !== undefined) {
    return {
      parameters: [...parameters, { name: 'form body', in: 'path', required: true, schema: view.body }],
    };
  }
  return { parameters, requestBody: { content: { 'application/json': { schema: view.body } } } };
}

async function reportedErrors(
  steps: readonly Step[],
  req: ValidatorRequest,
): Promise<readonly ValidatorError[]> {
  try {
    for (const step of steps) await run(step, req);
    return [];
  } catch (error) {
    if (!(error instanceof Error) || !('errors' in error) || !Array.isArray(error.errors)) throw error;
    const issues = error.errors as readonly ValidatorError[];
    // That a condition does not hold is told by what does not hold.
    const causes = issues.filter(({ errorCode }) => errorCode !== 'if.openapi.validation');
    return causes.length > 0 ? causes : issues;
  }
}

function run(step: Step, req: ValidatorRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = (error?: unknown) => (error === undefined ? resolve() : reject(error));
    Promise.resolve(step(req, {}, next)).catch(reject);
  });
}
