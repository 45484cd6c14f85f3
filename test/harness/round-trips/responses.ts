import { isJson, type ReceivedResponse } from '../client.ts';
import { type Contract, entriesOf, isNode, type Node } from './contract.ts';
import type { Operation } from './operations.ts';
import { isOpaque, typeOf, viewOf } from './schema-view.ts';
import type { Validate } from './validator.ts';

/** What is declared for a status: by itself, by its class, or by `default`. */
function declaredResponse(contract: Contract, { responses }: Operation, status: number): Node | undefined {
  const names = [String(status), `${Math.floor(status / 100)}XX`, `${Math.floor(status / 100)}xx`, 'default'];
  const name = names.find((each) => Object.hasOwn(responses, each));
  return name === undefined ? undefined : contract.resolve(responses[name]);
}

/** The schema of a JSON response; undefined where none is declared. */
export function responseSchema(contract: Contract, operation: Operation, status: number): unknown {
  return jsonSchemaOf(declaredResponse(contract, operation, status));
}

function jsonSchemaOf(response: Node | undefined): unknown {
  const content = entriesOf(response?.content);
  const [, media] = content.find(([type]) => /json|^\*\/\*$/i.test(type)) ?? [];
  return isNode(media) ? media.schema : undefined;
}

/** The schema of the first success that has one; `default` is one where no other is declared. */
export function successSchema(contract: Contract, operation: Operation): unknown {
  const declared = Object.keys(operation.responses);
  const successes = declared.filter((status) => /^2/.test(status));
  const statuses = successes.length > 0 ? successes : declared.filter((status) => status === 'default');
  return statuses
    .map((status) => jsonSchemaOf(contract.resolve(operation.responses[status])))
    .find((each) => each !== undefined);
}

/** Whether an operation succeeds in texts or files alone. */
export function isOtherThanJson(contract: Contract, operation: Operation): boolean {
  if (successSchema(contract, operation) !== undefined) return false;
  const types = Object.entries(operation.responses)
    .filter(([status]) => /^2/.test(status))
    .flatMap(([, response]) => Object.keys(contract.resolve(contract.resolve(response).content)));
  return types.length > 0 && !types.some((type) => /json|^\*\/\*$/i.test(type));
}

/**
 * The schema of the rows of a list, through envelopes; undefined where the response holds no list of objects. Of several
 * lists, the nearest that says what its rows have: `results` beside a `meta` with a list of anything.
 */
export function listSchemaOf(contract: Contract, operation: Operation): unknown {
  const found = rowSchemasIn(contract, [successSchema(contract, operation)]);
  return found.find((row) => !isOpaque(contract, row)) ?? found[0];
}

/** The schemas of elements, those of the nearest lists first. */
function rowSchemasIn(contract: Contract, level: readonly unknown[], depth = 0): readonly unknown[] {
  if (depth > 2 || level.length === 0) return [];
  const views = level.flatMap((schema) => (schema === undefined ? [] : [viewOf(contract, schema)]));
  const lists = views.filter((view) => typeOf(view) === 'array').map(({ node }) => node.items);
  const rows = lists.filter((items) => typeOf(viewOf(contract, items)) !== 'string');
  const inner = views
    .filter((view) => typeOf(view) !== 'array')
    .flatMap(({ properties }) => [...properties.values()]);
  return [...rows, ...rowSchemasIn(contract, inner, depth + 1)];
}

/** What of a response is outside the contract; empty when nothing is. */
export type ResponseCheck = (operation: Operation, response: ReceivedResponse) => readonly string[];

export function createResponseCheck(contract: Contract, validate: Validate): ResponseCheck {
  return (operation, response) => {
    const declared = declaredResponse(contract, operation, response.status);
    if (declared === undefined) return undeclared(operation, response.status);
    return [...missingHeaders(contract, declared, response), ...bodyIssues(declared, response)];
  };

  function bodyIssues(declared: Node, { status, text, headers, body }: ReceivedResponse): readonly string[] {
    const content = entriesOf(declared.content);
    if (content.length === 0 || status === 204) return [];
    if (text === '') return content.every(([type]) => /json/.test(type)) ? ['there is no body'] : [];
    const type = withoutParameters(headers['content-type'] ?? '');
    const media = mediaFor(content, type);
    if (media === undefined) return [`the media type ${type || '(none)'} is not declared`];
    return isJson(type) ? validate(schemaOf(media), body) : [];
  }
}

function schemaOf(media: unknown): unknown {
  return isNode(media) ? (media.schema ?? {}) : {};
}

/** A contract that declares no success at all leaves it open. */
function undeclared({ responses }: Operation, status: number): readonly string[] {
  const isOpen = status < 300 && !Object.keys(responses).some((name) => /^[23]/.test(name));
  return isOpen ? [] : [`the status ${status} is not declared`];
}

function mediaFor(content: readonly [string, unknown][], type: string): unknown {
  const exact = content.find(([name]) => meantType(withoutParameters(name)) === type);
  return (exact ?? content.find(([name]) => isRange(name, type)))?.[1];
}

/** `plain/text` and `aplication/json` are no media types, and everybody knows which are meant. */
function meantType(name: string): string {
  return name.replace('plain/text', 'text/plain').replace(/^app?li?c?a?tion\//, 'application/');
}

function withoutParameters(mediaType: string): string {
  const [type = ''] = mediaType.split(';', 1);
  return type.trim().toLowerCase();
}

function isRange(name: string, type: string): boolean {
  if (name === '*/*' || name === '*') return true;
  return name.endsWith('/*') && type.startsWith(name.slice(0, -1));
}

function missingHeaders(
  contract: Contract,
  declared: Node,
  { headers }: ReceivedResponse,
): readonly string[] {
  return entriesOf(declared.headers)
    .filter(
      ([name, header]) =>
        contract.resolve(header).required === true && headers[name.toLowerCase()] === undefined,
    )
    .filter(([name]) => name.toLowerCase() !== 'content-type')
    .map(([name]) => `the header ${name} is missing`);
}
