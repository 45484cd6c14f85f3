/**
 * How many errors of one list, or of the members of one object, are reported: nobody reads more of them, and those of a
 * list of a million would take seconds and gigabytes.
 */
export const maxErrorsPerList = 100;

/** The beginning of a loop over the elements of a list or the names of an object, as Ajv generates it. */
const loop = /for\((?:let (i\d+)=\w+; ?\1<len\d+; ?\1\+\+|const key\d+ of Object\.keys\(\w+\))\)\{/g;

/**
 * Limits the errors that a function of Ajv's, whose source is given, reports of one list: its loops end after some. By
 * `contains`, elements that do not match are no errors of the list: where a schema has that, loops go on, and only
 * forget what is too much. Each loop counts its own errors: a branch is not valid for those of the branch before.
 */
export function limitErrors(source: string): string {
  let count = 0;
  const isLoopOverEnds = !source.includes('keyword:"contains"');
  return source.replace(loop, (beginning) => {
    const before = `before${count++}`;
    const most = `${before}+${maxErrorsPerList}`;
    const atMost = isLoopOverEnds ? 'break;' : `{errors=${most};vErrors.length=errors;}`;
    return `const ${before}=errors;${beginning}if(errors>=${most})${atMost}`;
  });
}
