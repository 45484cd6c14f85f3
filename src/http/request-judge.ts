import type { NextFunction, Request, RequestHandler, Response } from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import type { RequestView, ValidatorView } from '../contract/validator-view.ts';
import { StartupError } from '../errors.ts';
import { placedName } from './parameters/read-parameters.ts';
import type { ReportedFault } from './reported-fault.ts';

type ValidatorOptions = Parameters<typeof OpenApiValidator.middleware>[0];

/** What of a request is judged: parameters by place and name, and the body. */
export interface Judged {
  readonly values: Record<string, unknown>;
  readonly body: unknown;
}

/** What was judged, with the types of the contract, and its faults. */
export interface Judgement extends Judged {
  readonly faults: readonly ReportedFault[];
}

/** Asks express-openapi-validator; its only importer. */
export interface Judge {
  judge(view: RequestView, judged: Judged, req: Request, res: Response): Promise<Judgement>;
  ready(): Promise<void>;
  compileAll(): Promise<void>;
}

/**
 * The validator is told of no path: it would compile the patterns of all paths for each request. It is handed each
 * request with what its own routing would have found out, `req.openapi`, and judges that.
 */
export function createJudge(view: ValidatorView): Judge {
  const steps = OpenApiValidator.middleware({
    apiSpec: specOf(view),
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

  async function judge(
    requestView: RequestView,
    judged: Judged,
    req: Request,
    res: Response,
  ): Promise<Judgement> {
    const asked = requestToJudge(requestView, judged, req);
    const faults = await reportedFaults(steps, asked.req, res);
    const { 'form body': formBody, ...values } = asked.values;
    return { values, body: requestView.fields ? formBody : judged.body, faults };
  }

  async function compile(requestView: RequestView): Promise<void> {
    const nothing = Object.create(null) as Request;
    try {
      await judge(requestView, { values: {}, body: null }, nothing, Object.create(null) as Response);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new StartupError(
        `The contract cannot be served: ${requestView.title} cannot be judged (${reason}); simplify it.`,
        {
          cause: error,
        },
      );
    }
  }

  return {
    judge,
    ready: () => compile({ name: 'ready', title: 'a request', parameters: [], credentials: new Set() }),
    async compileAll() {
      for (const requestView of view.requests) await compile(requestView);
    },
  };
}

/** The type is the validator's own; what a schema may be, it leaves to Ajv. */
function specOf({ schemas }: ValidatorView): ValidatorOptions['apiSpec'] {
  return {
    openapi: '3.1.0',
    info: { title: 'What requests reach', version: '1', summary: '' },
    paths: {},
    components: { schemas: schemas as Readonly<Record<string, object>> },
    webhooks: {},
  };
}

/** A request of the validator's own, so that nothing that it writes reaches the client's. */
function requestToJudge(view: RequestView, { values, body }: Judged, req: Request) {
  const isForm = view.fields !== undefined;
  const isBody = view.body !== undefined && !isForm;
  const given = isForm ? { ...values, 'form body': body } : { ...values };
  const own = {
    method: 'POST',
    url: '/',
    originalUrl: '/',
    path: '/',
    baseUrl: '',
    query: {},
    params: {},
    cookies: undefined,
    body: isBody ? body : undefined,
    headers: isBody ? { 'content-type': 'application/json' } : {},
    openapi: {
      expressRoute: `/${view.name}`,
      openApiRoute: `/${view.name}`,
      pathParams: given,
      schema: requestSchema(view),
      serial: 0,
    },
  };
  const asked: Request = Object.create(req, describe(own));
  return { req: asked, values: given as Record<string, unknown> };
}

function describe(values: object): PropertyDescriptorMap {
  const descriptors = Object.entries(values).map(([name, value]) => {
    return [name, { value, writable: true, configurable: true, enumerable: true }] as const;
  });
  return Object.fromEntries(descriptors);
}

/**
 * Every parameter as one of the path, which the validator takes as it is given: their styles are read already. A form
 * is one too, since parameters are what the validator gives types to.
 */
function requestSchema(view: RequestView): object {
  const parameters = view.parameters.map(({ form, required, schema }) => ({
    name: placedName(form),
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

async function reportedFaults(
  steps: readonly RequestHandler[],
  req: Request,
  res: Response,
): Promise<readonly ReportedFault[]> {
  try {
    for (const step of steps) await run(step, req, res);
    return [];
  } catch (error) {
    if (!(error instanceof Error) || !('errors' in error) || !Array.isArray(error.errors)) throw error;
    const faults = error.errors as readonly ReportedFault[];
    // That a condition does not hold is told by what does not hold.
    const causes = faults.filter(({ errorCode }) => errorCode !== 'if.openapi.validation');
    return causes.length > 0 ? causes : faults;
  }
}

function run(step: RequestHandler, req: Request, res: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    const next: NextFunction = (error?: unknown) => (error === undefined ? resolve() : reject(error));
    Promise.resolve(step(req, res, next)).catch(reject);
  });
}
