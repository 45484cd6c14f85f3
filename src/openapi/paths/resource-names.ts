import type { Parameter } from '../document.ts';
import { standardPath } from './path-dialects.ts';

/** A path template before its parameters are known, and its key in the contract. */
interface WrittenPath {
  readonly path: string;
  readonly pathKey?: string;
  readonly rest?: readonly string[];
}

/** What the declared parameters say of a path template. */
export interface ExpandedPath {
  readonly path: string;
  readonly rest?: readonly string[];
  readonly resourceNames?: Readonly<Record<string, string>>;
}

/**
 * The path template of an operation by its declared parameters. One whose values are resource names, as Google's APIs have
 * them, stands for several segments: `/v1/{name}` with the pattern `^projects/[^/]+/jobs/[^/]+$` is
 * `/v1/projects/{projectsId}/jobs/{jobsId}`. Where it can be any of several, it is the rest of the path.
 */
export function expandPath(name: WrittenPath, declared: readonly Parameter[]): ExpandedPath {
  const inPath = declared.filter((each) => each.in === 'path');
  const written = withDeclaredNames(name, inPath);
  const resourceNames: Record<string, string> = {};
  const rest = new Set(written.rest);
  let { path } = written;
  for (const parameter of inPath) {
    const template = `{${parameter.name}}`;
    const before = path.split(`/${template}`, 1)[0];
    if (before === undefined || before === path) continue;
    const shape = resourceShape(name, parameter, before);
    if (shape !== undefined) {
      resourceNames[parameter.name] = withIds(shape, path);
      path = path.replace(template, resourceNames[parameter.name] ?? template);
      rest.delete(parameter.name);
    } else if (allowsSlashes(parameter)) rest.add(parameter.name);
  }
  return {
    path,
    ...(rest.size > 0 && { rest: [...rest] }),
    ...(Object.keys(resourceNames).length > 0 && { resourceNames }),
  };
}

/** Some declare the parameter of `{proxy+}` as `proxy+`. */
function withDeclaredNames({ path, rest = [] }: WrittenPath, inPath: readonly Parameter[]): ExpandedPath {
  let renamed = path;
  const names = new Map(rest.map((each) => [each, each]));
  for (const { name } of inPath) {
    const [, standard] = /^\/\{([^{}]+)\}$/.exec(standardPath(`/{${name}}`).path) ?? [];
    if (standard === undefined || standard === name || /[{}]/.test(name)) continue;
    renamed = renamed.replace(`{${standard}}`, `{${name}}`);
    if (names.has(standard)) names.set(standard, name);
  }
  return { path: renamed, rest: [...names.values()] };
}

/** The segments that a parameter stands for: `projects/{}/jobs/{}`. */
function resourceShape(
  { pathKey = '' }: WrittenPath,
  { name, schema, description = '' }: Parameter,
  before: string,
): string | undefined {
  const [, written] =
    pathKey
      .match(/\{([^{}]*)\}/g)
      ?.map((each) => each.slice(1, -1).split('='))
      .find(([own]) => own === name) ?? [];
  const pattern = typeof schema?.pattern === 'string' ? schema.pattern : undefined;
  const own = [written, pattern].flatMap((text) => text ?? []).find((text) => hasSlash(text));
  if (own !== undefined) {
    const [whole, ...others] = resourceNamesIn(own);
    const isWhole =
      whole !== undefined && others.length === 0 && plainShape(own).replace(/^\^|\$$/g, '') === whole;
    return isWhole ? whole : undefined;
  }
  // A description may mention any path: it counts where nothing of the path is before.
  return /^(?:\/v\d\w*)?$/.test(before) ? resourceNamesIn(description)[0] : undefined;
}

/** Names each id of a shape after the word before it, as Google's discovery documents do. */
function withIds(shape: string, path: string): string {
  const taken = new Set([...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name));
  return shape.replace(/([\w-]+)\/\{\}/g, (_, word: string) => {
    let id = `${word}Id`;
    while (taken.has(id)) id += 'Id';
    taken.add(id);
    return `${word}/{${id}}`;
  });
}

/** Whether the pattern of a parameter allows values with slashes. */
function allowsSlashes({ schema }: Parameter): boolean {
  return typeof schema?.pattern === 'string' && hasSlash(schema.pattern);
}

/** Whether there is a slash in a pattern that is not one of those that it excludes. */
function hasSlash(pattern: string): boolean {
  return plainShape(pattern)
    .replace(/\[\^[^\]]*\]/g, '')
    .includes('/');
}

/**
 * The resource names that a description or a pattern mentions, as words and ids by turns: `users/{}/sessions/{}`. No slash
 * is before one, which would make it a path.
 */
export function resourceNamesIn(text: string): readonly string[] {
  return plainShape(text).match(/(?<![/\w-])(?:[A-Za-z][\w-]*\/\{\})(?:\/[A-Za-z][\w-]*\/\{\})*/g) ?? [];
}

/** The end of `^memos/[^/]+$` and of `memos/*` stands for an id too. */
function plainShape(text: string): string {
  return text.replaceAll('\\/', '/').replace(/\[\^\/\]\+|\*|\{[^{}]*\}/g, '{}');
}
