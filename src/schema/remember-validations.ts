/**
 * How many errors of one list, or of the members of one object, are reported: nobody reads more of them, and those of a
 * list of a million would take seconds and gigabytes. They are more than a response lists, which says that there are more.
 */
export const maxErrorsPerList = 150;

/** A function that Ajv generates: it leaves its errors, and what it evaluated, in properties of itself. */
interface Generated {
  (data: unknown, context?: object): boolean;
  errors?: readonly object[] | null;
  evaluated?: { props?: unknown; items?: unknown };
}

interface Outcome {
  readonly isValid: boolean;
  readonly errors: readonly object[] | null;
  readonly props: unknown;
  readonly items: unknown;
}

/**
 * How many functions a validation calls before it remembers what they return. Hardly any validation calls so many, and to
 * remember takes longer than most functions do.
 */
const callsBeforeRemembering = 2_000;

/** The beginning of what Ajv generates, after the constants. */
const beginning = /return function (validate\d+)\(/;

/**
 * The `code` options of an Ajv that does not validate an object or a list by one schema again and again. Where two
 * branches refer to the same schema for the same property, as those of filters by `and`, `or` and `not` do, each level of
 * a value would double the time: hours for a body of 200 bytes. What is remembered is forgotten when a validation ends.
 * Nor does it report more than some errors of one list.
 */
export function rememberValidations(): {
  readonly process: (source: string) => string;
  readonly remember: (run: Generated) => Generated;
} {
  return {
    process: (source) => {
      if (!beginning.test(source)) throw new Error('Ajv generates functions of another form');
      const wrapped = limitErrors(source).replace(beginning, 'const $1 = self.opts.code.remember(function (');
      return `${wrapped});return ${beginning.exec(source)?.[1]};`;
    },
    remember: createMemory(),
  };
}

/** The functions of one Ajv, of which the outermost begins and ends a validation. */
function createMemory(): (run: Generated) => Generated {
  let calls = 0;
  let isRunning = false;
  let known = new Map<Generated, Map<object, Outcome>>();

  return function remember(run) {
    /** The function that Ajv's own code takes for `run`, which writes its errors to it. */
    const validate: Generated = (data, context) => {
      if (!isRunning) return begin(data, context);
      calls += 1;
      if (calls <= callsBeforeRemembering || typeof data !== 'object' || data === null)
        return run(data, context);
      const outcomes = known.get(validate) ?? new Map<object, Outcome>();
      known.set(validate, outcomes);
      const outcome = outcomes.get(data);
      if (outcome !== undefined) return repeat(validate, outcome);
      const isValid = run(data, context);
      outcomes.set(data, outcomeOf(validate, isValid));
      return isValid;
    };

    function begin(data: unknown, context?: object): boolean {
      isRunning = true;
      try {
        return run(data, context);
      } finally {
        isRunning = false;
        if (calls > callsBeforeRemembering) known = new Map();
        calls = 0;
      }
    }

    return validate;
  };
}

const valid: Outcome = { isValid: true, errors: null, props: undefined, items: undefined };

/** The first of the errors stands for all, which are in the list already: lists of them would double as well. */
function outcomeOf({ errors, evaluated }: Generated, isValid: boolean): Outcome {
  const { props, items } = evaluated ?? {};
  if (isValid && props === undefined && items === undefined) return valid;
  return { isValid, errors: isValid ? null : (errors ?? []).slice(0, 1), props: copyOf(props), items };
}

function repeat(validate: Generated, { isValid, errors, props, items }: Outcome): boolean {
  validate.errors = errors;
  if (validate.evaluated !== undefined) Object.assign(validate.evaluated, { props: copyOf(props), items });
  return isValid;
}

/** The names of evaluated properties, which Ajv adds others to; `true` for all. */
function copyOf(props: unknown): unknown {
  return typeof props === 'object' ? { ...props } : props;
}

/** The beginning of a loop over the elements of a list or the names of an object, as Ajv generates it. */
const loop = /for\((?:let (i\d+)=\w+; ?\1<len\d+; ?\1\+\+|const key\d+ of Object\.keys\(\w+\))\)\{/g;

/**
 * Limits the errors that a function of Ajv's, whose source is given, reports of one list: its loops end after some. By
 * `contains`, elements that do not match are no errors of the list: where a schema has that, loops go on, and only
 * forget what is too much. Each loop counts its own errors: a branch is not valid for those of the branch before.
 */
function limitErrors(source: string): string {
  let count = 0;
  const isLoopOverEnds = !source.includes('keyword:"contains"');
  return source.replace(loop, (beginning) => {
    const before = `before${count++}`;
    const most = `${before}+${maxErrorsPerList}`;
    const atMost = isLoopOverEnds ? 'break;' : `{errors=${most};vErrors.length=errors;}`;
    return `const ${before}=errors;${beginning}if(errors>=${most})${atMost}`;
  });
}
