import type { Schema } from '../../openapi/document.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { findName } from '../naming.ts';
import { referencesTo } from '../path-properties.ts';
import { isPeopleWord } from '../people/people-words.ts';
import type { ParentParameter } from '../resource.ts';

/** What an item calls the person whose it is, by plain names, the likeliest first. */
const personWords: readonly string[] = [
  ...[
    'user',
    'author',
    'owner',
    'creator',
    'createdby',
    'postedby',
    'writer',
    'poster',
    'sender',
    'reviewer',
  ],
  ...['instructor', 'seller', 'host', 'organizer', 'assignee', 'assignedto', 'requester', 'reporter'],
];

/**
 * Where the items that are listed below somebody have that person: the `author` of what `GET /users/{id}/posts` lists, or its
 * `authorId`. Nothing for a path below anything else.
 * @param after the word before the parameter
 */
export function personIn(
  mergeSchema: MergeSchema,
  schemas: readonly Schema[],
  { after }: { readonly after: string },
): Pick<ParentParameter, 'references'> {
  if (!isPeopleWord(after)) return {};
  const ids = personWords.flatMap((word) => [`${word}id`, `${word}uuid`]);
  for (const schema of schemas) {
    // A request may send another one there: it is not the path that says who that is.
    const id = findName(mergeSchema(schema).properties.keys(), ids);
    if (id !== undefined) return { references: id };
    for (const word of personWords) {
      const references = referencesTo(mergeSchema, [schema], { name: word, after: word });
      if (references !== undefined) return { references };
    }
  }
  return {};
}
