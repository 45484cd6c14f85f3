import { CORE_SCHEMA, load as parseYaml, Type, YAMLException } from 'js-yaml';
import { StartupError } from '../../errors.ts';

/** The YAML of OpenAPI: the types of JSON, and `<<`. A date stays a string, as in JSON. */
const mergeKey = new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (data) => data === '<<' });
const schema = CORE_SCHEMA.extend({ implicit: [mergeKey] });

/**
 * Parses YAML or JSON.
 * @param name of the file, for messages
 * @throws StartupError with file, line and column for a text that is neither.
 */
export function parseText(text: string, name: string): unknown {
  return parseJson(text) ?? parseAsYaml(text, name);
}

/**
 * Parses JSON; `undefined` for a text that is not JSON. YAML's parser reads JSON too, and locates syntax errors, but
 * takes ten times as long.
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
