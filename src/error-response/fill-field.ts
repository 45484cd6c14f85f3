import type { JsonContainer } from './body-editor.ts';
import { codeStyle, errorCodesFor, type FieldRole, fieldRole, isIssueList } from './field-roles.ts';
import {
  type FillContext,
  fieldWords,
  fillMessage,
  isJsonContainer,
  isScalar,
  maxFillDepth,
} from './fill-context.ts';
import { fillList, fillMap } from './fill-list.ts';
import { type IssuePath, issueName, issuePath } from './issue-path.ts';
import { phraseOf } from './problem-details.ts';

/** Writes the issues into a property of a body, whatever type it has; true when the body now states the reason there. */
export function fillField(fill: FillContext, container: JsonContainer, key: string): boolean {
  const value = container[key];
  if (typeof value === 'string') return fillMessage(fill, container, key);
  if (fill.depth > maxFillDepth || !isJsonContainer(value)) return false;
  return Array.isArray(value) ? fillList(fill, container, key, fillField) : fillObject(fill, value);
}

/** Fills the properties of an object, each by the role that its name has. */
function fillObject(outer: FillContext, part: JsonContainer): boolean {
  const fill = { ...outer, depth: outer.depth + 1 };
  const withRole = (role: FieldRole) =>
    Object.keys(part).filter((key) => isScalar(part[key]) && roleIn(outer, key) === role);
  const reasons = withRole('reason').filter((key) => fillReason(fill, part, key));
  // A title gets the kind of error, or the reason where nothing else holds it.
  const hasReason = reasons.length > 0 || Object.keys(part).some((key) => listsReasons(outer, part, key));
  const titles = withRole('title').filter((key) => fillTitle(fill, part, key, hasReason));
  const isPart = (key: string) => !isScalar(part[key]) && roleIn(outer, key) !== 'tokens';
  const inside = Object.keys(part)
    .filter(isPart)
    .filter((key) => fillInside(fill, part, key));
  const isFilled = reasons.length > 0 || titles.length > 0;
  for (const role of ['status', 'success'] as const) {
    for (const key of withRole(role)) fillWith(fill, part, key, role);
  }
  if (isFilled || outer.isEntry) fillDetails(fill, part);
  return isFilled || inside.length > 0;
}

/** Whether a property lists the reasons as texts, as `message` does beside the `error` of NestJS. */
function listsReasons(fill: FillContext, part: JsonContainer, key: string): boolean {
  const value = part[key];
  const isTexts =
    Array.isArray(value) && value.length > 0 && value.every((entry) => typeof entry === 'string');
  return isTexts && roleIn(fill, key) === 'reason';
}

/** Fills kind, name and path, which only an error has: an object of another kind may have its own `name` or `path`. */
function fillDetails(fill: FillContext, part: JsonContainer): void {
  const isSource = 'pointer' in part || 'parameter' in part;
  for (const key of Object.keys(part)) {
    const role = roleIn(fill, key);
    const isHeader = role === 'header' && isSource;
    const isDetail = role === 'kind' || role === 'name' || role === 'pointer' || isHeader;
    if (role === 'time' && typeof part[key] === 'string') fillTime(fill, part, key);
    else if (role === 'pointer' && isPathOfRequest(fill, part, key))
      fill.editor.put(part, key, [fill.request.path]);
    else if (role === 'tokens' || (isDetail && isScalar(part[key]))) fillWith(fill, part, key, role);
  }
}

/** Writes when it happened; an example or a generated time stays where none is known. */
function fillTime({ editor, request: { time } }: FillContext, part: JsonContainer, key: string): void {
  if (time !== undefined) editor.put(part, key, [time.toISOString()]);
}

/** `{ timestamp, status, error, path }` of Spring Boot: the path that was asked for, and none in the body. */
function isPathOfRequest({ isEntry, request }: FillContext, part: JsonContainer, key: string): boolean {
  const isOfRequest = Object.keys(part).some((other) =>
    ['status', 'time'].includes(fieldRole(fieldWords(other)) ?? ''),
  );
  return !isEntry && request.path !== undefined && fieldWords(key) === 'path' && isOfRequest;
}

/** In an entry of a list, as in `{ name, reason }`, `name` is the invalid property's; elsewhere it is the error's own. */
function roleIn({ isEntry, fixed }: FillContext, key: string): FieldRole | undefined {
  if (fixed.has(key)) return undefined;
  const words = fieldWords(key);
  return isEntry && words === 'name' ? 'name' : fieldRole(words);
}

/** Fills the objects within a property, and its lists and maps where their name says that they hold issues. */
function fillInside(fill: FillContext, part: JsonContainer, key: string): boolean {
  const value = part[key];
  const holdsIssues = isIssueList(fieldWords(key));
  if (Array.isArray(value)) return holdsIssues && fillField(fill, part, key);
  if (holdsIssues && isJsonContainer(value) && fillMap(fill, part, key)) return true;
  return fillField(fill, part, key);
}

/** Writes the reason over a text or null; over one of an `enum`, the value that comes closest. */
function fillReason(fill: FillContext, part: JsonContainer, key: string): boolean {
  const isText = typeof part[key] === 'string' || part[key] === null;
  if (!isText) return false;
  if (fillMessage(fill, part, key)) return true;
  fillCode(fill, part, key);
  return false;
}

function fillTitle(fill: FillContext, part: JsonContainer, key: string, hasReason: boolean): boolean {
  if (typeof part[key] === 'boolean') fill.editor.put(part, key, [true]);
  if (typeof part[key] === 'number') fillWith(fill, part, key, 'status');
  if (!hasReason) return fillReason(fill, part, key);
  if (typeof part[key] === 'string') fillCode(fill, part, key);
  return false;
}

function fillCode({ editor, status }: FillContext, part: JsonContainer, key: string): void {
  const codes = errorCodesFor(status, part[key]);
  const values = codeStyle(part[key]) ? codes : [phraseOf(status), ...codes];
  if (!editor.put(part, key, values)) editor.drop(part, key);
}

/** Fills a property by its role. Without a value for it, the property is dropped where the schema allows that. */
function fillWith(fill: FillContext, part: JsonContainer, key: string, role: FieldRole): void {
  const { editor } = fill;
  const values = valuesFor(fill, part, key, role);
  if (values.length > 0 && editor.put(part, key, values)) return;
  if (role !== 'kind' && role !== 'success') editor.drop(part, key);
}

function valuesFor(fill: FillContext, part: JsonContainer, key: string, role: FieldRole): readonly unknown[] {
  const { status, issues } = fill;
  const path = issuePath(issues[0] ?? '');
  const value = part[key];
  switch (role) {
    case 'status':
      return typeof value === 'boolean'
        ? []
        : [status, `${status}`, phraseOf(status), ...errorCodesFor(status, value)];
    case 'kind':
      return typeof value === 'string' ? [...typeUri(fill, value), ...errorCodesFor(status, value)] : [];
    case 'success':
      return [false];
    case 'pointer':
      return path?.pointer === undefined ? [] : [path.pointer];
    case 'header':
      return path?.header === undefined ? [] : [path.header];
    case 'name':
      return [nameBeside(part, path) ?? []].flat();
    default:
      return Array.isArray(value) ? [path?.tokens ?? []] : [];
  }
}

/** Beside a pointer, the name is a parameter's, and beside a `header`, no header's, as in JSON:API. */
function nameBeside(part: JsonContainer, path: IssuePath | undefined): string | undefined {
  if ('header' in part && path?.header !== undefined) return undefined;
  return 'pointer' in part ? path?.parameter : issueName(path);
}

/** `about:blank` for a kind that is a URI: no more specific than the status (RFC 9457, 4.2.1). */
function typeUri({ isProblem }: FillContext, value: string): readonly string[] {
  return isProblem || /^[a-z][a-z\d+.-]*:/i.test(value) ? ['about:blank'] : [];
}
