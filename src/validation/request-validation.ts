import { uncountedIssues } from '../errors.ts';
import type { OpenApiDocument } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import type { Validators } from '../schema/schema-validators.ts';
import { createExpressOpenApiValidator } from './adapter/express-openapi-validator.ts';
import { longRequestInTurns, maxIssues } from './long-requests.ts';
import {
  createRequestSchemas,
  type FindRequestSchema,
  type RequestSchema,
  type RequestSchemas,
} from './request-schemas.ts';
import type { RequestValidator } from './request-validator.ts';

/** What requests are validated by: the schema of each, and what validates against it. */
export interface RequestValidation {
  readonly requestSchemas: FindRequestSchema;
  readonly requestValidator: RequestValidator;
}

/**
 * How many operations are prepared together. Most contracts have fewer; of GitHub's 1,100, a test calls some, and to
 * prepare all of them takes as long as to parse the contract.
 */
const groupSize = 100;

/** Operations that are prepared with the first request to one of them. */
interface Group {
  readonly schemas: () => RequestSchemas;
  readonly validator: () => RequestValidator;
}

/**
 * Creates the validation of a contract's requests: each group of operations is prepared with its first request.
 * @param validators those of the document
 */
export function createRequestValidation(
  document: OpenApiDocument,
  operations: Iterable<Operation>,
  validators: Validators,
): RequestValidation {
  const all = [...operations];
  const groups: Group[] = [];
  const byOperation = new Map<Operation, Group>();
  const bySchema = new WeakMap<RequestSchema, Group>();
  for (let at = 0; at < all.length; at += groupSize) {
    const members = all.slice(at, at + groupSize);
    const group = createGroup(() => createRequestSchemas(document, members, validators));
    groups.push(group);
    for (const operation of members) byOperation.set(operation, group);
  }
  return {
    requestSchemas: {
      validators,
      requestOf(operation, mediaType) {
        const group = byOperation.get(operation);
        if (group === undefined) throw new Error(`${operation.id} is not of this contract`);
        const schema = group.schemas().requestOf(operation, mediaType);
        bySchema.set(schema, group);
        return schema;
      },
    },
    requestValidator: {
      async validate(schema, input) {
        const group = bySchema.get(schema);
        if (group === undefined) throw new Error(`${schema.title} is not of this contract`);
        const validator = group.validator();
        const inTurns = await longRequestInTurns(validators, validator, schema, input);
        const result = inTurns ?? (await validator.validate(schema, input));
        // A copy of each valid result would take longer than most of its checks.
        return result.issues.length <= maxIssues ? result : { ...result, issues: firstIssues(result.issues) };
      },
      // The first group stands for all: what the library cannot use at all is the same in each.
      async ready() {
        await groups[0]?.validator().ready();
      },
      async compileAll() {
        for (const group of groups) await group.validator().compileAll();
      },
    },
  };
}

/** As many issues as somebody may read, and that there are more. */
function firstIssues(issues: readonly string[]): readonly string[] {
  return [...issues.slice(0, maxIssues), uncountedIssues];
}

function createGroup(create: () => RequestSchemas): Group {
  let created: RequestSchemas | undefined;
  let validator: RequestValidator | undefined;
  const schemas = () => {
    created ??= create();
    return created;
  };
  return {
    schemas,
    validator: () => {
      validator ??= createExpressOpenApiValidator(schemas());
      return validator;
    },
  };
}
