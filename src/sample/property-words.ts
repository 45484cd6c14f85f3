import { rememberTexts } from '../remember-texts.ts';

/** A property name in snake case: `primary_email` for `primaryEmail`, `primary-email` and `PrimaryEmail`, `ip_address` for `IPAddress`. */
export const splitWords = rememberTexts(toSnakeCase);

function toSnakeCase(name: string): string {
  return name
    .slice(-100)
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/[^A-Za-z\d]+/g, '_')
    .toLowerCase();
}

/** The singular of an array's name: `category` for `categories`, `tag` for `tags`. */
export function singular(name: string): string {
  if (/ies$/i.test(name)) return name.replace(/ies$/i, 'y');
  if (/(ss|us|is)$/i.test(name)) return name;
  if (/(ch|sh|x|ss)es$/i.test(name)) return name.replace(/es$/i, '');
  return name.replace(/s$/i, '');
}

/** A pattern for names in snake case that end in one of the words: `ip` matches `client_ip` and not `ownership`. */
export function endingIn(words: string): RegExp {
  return new RegExp(`(?:^|_)(?:${words})_?\\d*$`);
}

/** Words in the names of schemas, in snake case, that say what a schema is for, and nothing of what it describes. */
const schemaWords =
  /(?:^|_)(?:create[ds]?|creation|update[ds]?|add|new|edit|upsert|save|register|request|response|reply|req|res|dto|body|input|output|payload|model|schema|options?|args|attributes|fields|props|view|read|write|base|data|params|entity|resource|vo|command|result|details?|info|summary|public|private|full|partial|api|v\d+|out|in|with|for|by|id|list|many|one)(?=_|$)/g;

/** The names of an object and of its schema, in snake case, without what says nothing of it: `school` for `CreateSchoolRequest`. */
export const ownerWords = rememberTexts((owner) => {
  const words = splitWords(owner);
  const stripped = words
    .replace(schemaWords, '')
    .replace(/^_+|_+$/g, '')
    .replace(/_{2,}/g, '_');
  return stripped === '' ? words : stripped;
});
