import type { Project } from '../choose-contracts.ts';
import { findContracts } from '../find-contracts.ts';
import { type ConfigKey, type ConfigKeyGroup, configKeyGroups } from './config-keys.ts';

/** How wide comments are, in characters. */
const width = 100;

/** Where the schema of the configuration file is, once the package is installed in the project. */
const schemaPath = './node_modules/togai-sandbox/dist/config.schema.json';

/** The text of a new configuration file in YAML: every option as a comment, and the contract that the project has. */
export function initText({ folder, services }: Project): string {
  const found = folder === undefined ? [] : findContracts(folder);
  const groups = configKeyGroups(services).map((group) => formatGroup(group, found));
  return `# yaml-language-server: $schema=${schemaPath}
#
# The configuration of togai-sandbox. Every option is here with an example value: remove the # before it to set it.
# A flag wins over an environment variable, and that over this file. Paths are relative to this file.
# docs/command-line.md explains each option.
${groups.join('')}`;
}

function formatGroup({ heading, keys }: ConfigKeyGroup, found: readonly string[]): string {
  const [service] = keys[0]?.path.length === 2 ? keys[0].path : [];
  const opening = service === undefined ? '' : `# ${service}:\n`;
  const entries = keys.map((key) => formatKey(key, found));
  return `\n# ---- ${heading} ----\n\n${opening}${entries.join('\n')}`;
}

function formatKey(key: ConfigKey, found: readonly string[]): string {
  const { description, repeatable } = key.definition;
  const name = key.path.at(-1) ?? '';
  const indent = key.path.length === 2 ? '  ' : '';
  const comment = wrap(`${description}${repeatable ? '; a list' : ''}`).map((line) => `# ${indent}${line}\n`);
  const [contract] = found;
  if (name !== 'contract' || contract === undefined) {
    return `${comment.join('')}# ${indent}${name}: ${exampleOf(key)}\n`;
  }
  const others = found.slice(1).map((each) => `# contract: ${each}\n`);
  return `${comment.join('')}contract: ${contract}\n${others.join('')}`;
}

/** The example as YAML: a list where there may be several. */
function exampleOf({ definition, isMapping }: ConfigKey): string {
  const { example, repeatable, kind } = definition;
  if (example === undefined) return 'true';
  if (isMapping) return `{ ${example.replace('=', ': ')} }`;
  const text = kind === 'number' ? example : JSON.stringify(example);
  return repeatable ? `[${text}]` : text;
}

/** Breaks a text into lines at its spaces. */
function wrap(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
