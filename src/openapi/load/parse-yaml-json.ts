import { CORE_SCHEMA, load as parseYaml, Type, YAMLException } from 'js-yaml';
import { StartupError } from '../../errors.ts';

/** YAML as OpenAPI wants it: what JSON can say, and `<<`. A date stays the text that it is in JSON. */
const mergeKey = new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (data) => data === '<<' });
const schema = CORE_SCHEMA.extend({ implicit: [mergeKey] });

/**
 * Reads YAML or JSON.
 * @param name the file, as messages are to name it
 * @throws StartupError with file, line and column for a text that is neither.
 */
export function parseText(text: string, name: string): unknown {
  return parseJson(text) ?? parseAsYaml(text, name);
}

/**
 * Reads JSON; `undefined` for what is none. JSON is YAML, but JSON's own parser is ten times as fast. What it cannot
 * read, YAML's parser places an error in.
 */
export function parseJson(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function parseAsYaml(text: string, name: string): unknown {
  try {
    return parseYaml(text, { filename: name, schema });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const location = error.mark ? `:${error.mark.line + 1}:${error.mark.column + 1}` : '';
    throw new StartupError(`${name}${location} is neither YAML nor JSON (${error.reason}): fix it there.`, {
      cause: error,
    });
  }
}
