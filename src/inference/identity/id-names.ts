import { lastWordsOf, plainName, singularsOf, splitName } from '../naming.ts';

/** The plain names that the id of a collection may have. */
export interface IdNames {
  /** That of the path parameter: `externalcustomerid`. */
  readonly parameter: string;
  /** The words of that name: `account`, `reg` and `ref`. */
  readonly chosen: readonly string[];
  /** The parameter's name without that of the collection: `externalid`, or `uid` for the `{indexUid}` of `/indexes`. */
  readonly bare: readonly string[];
  /** Whether the parameter's name says that it is an id, as `id` and `customer_id` do and `username` does not. */
  readonly isId: boolean;
  /** The last words of a parameter that is called what the collection is: `ip`, for the `{floating_ip}` of `/floating_ips`. */
  readonly noun: readonly string[];
  /** The possible singulars of the collection's name: `customer`. */
  readonly words: readonly string[];
  /** The collection's name and a word for an id: `customerid`, `customercode`, and `idcliente` as in Romance languages. */
  readonly own: readonly string[];
  /** The same with the last words of the collection's name alone: `transactionid`, for `InventoryTransaction`. */
  readonly ofLastWords: readonly string[];
}

const idWords = ['id', 'uuid', 'key', 'name', 'code', 'number'];

/**
 * The names that the id of a collection may have.
 * @param segment the last segment of the collection's path, such as `customers`
 * @param parameter the path parameter that holds the id, such as `external_customer_id`
 */
export function idNames(segment: string, parameter: string): IdNames {
  const chosen = parameterChoices(parameter)[0] ?? parameter;
  const plain = plainName(chosen);
  const words = singularsOf(segment);
  const lastWords = lastWordsOf(segment).flatMap(singularsOf);
  const withId = (word: string) => [...idWords.map((idWord) => `${word}${idWord}`), `id${word}`];
  const bare = [...words, ...lastWords]
    .filter((word) => word.length > 1 && plain.includes(word))
    .map((word) => plain.replace(word, ''))
    .filter((rest) => rest !== '');
  return {
    parameter: plain,
    chosen: splitName(chosen).map(plainName),
    bare: [...new Set(bare)],
    isId: /(id|uuid|guid|identifier)$/.test(plain),
    noun: words.includes(plain) ? lastWordsOf(chosen).map(plainName) : [],
    words,
    own: words.flatMap(withId),
    ofLastWords: lastWords.flatMap(withId),
  };
}

/** Whether a parameter is called the id of a collection's items, wherever it is: the `{taskId}` of `/tasks/status/{taskId}`. */
export function namesIdOf(segment: string, parameter: string): boolean {
  const plain = plainName(parameter);
  return singularsOf(segment).some((word) => [`${word}id`, `${word}uuid`, `id${word}`].includes(plain));
}

/** What a parameter stands for, by its name: `project_id` and `slug`, for `project_id_or_slug`. */
export function parameterChoices(parameter: string): readonly string[] {
  return parameter.split(/[_-][oO][rR][_-]|(?<=[a-zA-Z])Or(?=[A-Z])/);
}
