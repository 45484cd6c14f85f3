/**
 * Work on many rows that can be interrupted: a generator that yields wherever others may have a turn, and returns the
 * result. It must see one state throughout: what it walks over does not change between its steps.
 */
export type Steps<T> = Generator<void, T, void>;

/**
 * How long work runs before it waits for its turn: pages and reads are long done by then. In milliseconds. All work that
 * begins in one turn of the event loop has this time together: of twenty searches that arrive at once, each would have
 * taken it, and whoever arrived behind them waited for all.
 */
const firstSliceMs = 1;

/** How long a turn is, in milliseconds. */
const sliceMs = 4;

/** After how many rows work may be interrupted: to look at the clock for each would cost more than most rows do. */
const rowsPerStep = 16;

/**
 * The work that waits for its turn, each a function that runs a slice and returns whether it is done. A process has one
 * event loop, and so one queue: with a queue for each store or session, as many slices would run before the next
 * request is read.
 */
const waiting: (() => boolean)[] = [];

/** What is left of the first slices in this turn of the event loop, in milliseconds. */
let firstSliceLeftMs = firstSliceMs;

/**
 * Runs work to its end, in turns with everything else that the process does. Returns the result itself where the work is
 * short: no promise is made for a page. Work that takes longer goes on after the requests that arrived meanwhile, one
 * slice of one piece of work at a time.
 */
export function inTurns<T>(steps: Steps<T>): T | Promise<T> {
  const first = runFirstSlice(steps);
  if (first.done === true) return first.value;
  return new Promise((resolve, reject) => {
    enqueue(() => {
      try {
        const { done, value } = runSlice(steps, sliceMs);
        if (done === true) resolve(value);
        return done === true;
      } catch (error) {
        reject(error);
        return true;
      }
    });
  });
}

/** Visits values one after another, in turns, where a visit is asynchronous: each is awaited before the next. */
export async function visitInTurns<T>(
  values: Iterable<T>,
  visit: (value: T) => Promise<unknown>,
): Promise<void> {
  let end = performance.now() + firstSliceMs;
  for (const value of values) {
    await visit(value);
    if (performance.now() < end) continue;
    await ownTurn();
    end = performance.now() + sliceMs;
  }
}

/** Resolves at the turn of what awaits it, which goes on before anything else of the process. */
function ownTurn(): Promise<void> {
  return new Promise((resolve) => {
    enqueue(() => {
      resolve();
      return true;
    });
  });
}

/** Runs work to its end at once, for rows that change while others have their turn. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/**
 * Work that several wait for: whoever has a turn does the next step of it, and all get its result.
 * @returns what each of them runs
 */
export function shareSteps<T>(steps: Steps<T>): () => Steps<T> {
  let outcome: (() => T) | undefined;
  function advance(): void {
    try {
      const { done, value } = steps.next();
      if (done === true) outcome = () => value;
    } catch (error) {
      outcome = () => {
        throw error;
      };
    }
  }
  return function* share() {
    while (outcome === undefined) {
      advance();
      if (outcome === undefined) yield;
    }
    return outcome();
  };
}

/** Visits values one after another, in steps; stops where `visit` returns false. */
export function* visitInSteps<T>(values: Iterable<T>, visit: (value: T) => unknown): Steps<void> {
  let count = 0;
  for (const value of values) {
    if (visit(value) === false) return;
    count += 1;
    if (count % rowsPerStep === 0) yield;
  }
}

/** What `map` makes of each value, in steps. */
export function* mapInSteps<T, U>(values: Iterable<T>, map: (value: T, i: number) => U): Steps<U[]> {
  const mapped: U[] = [];
  yield* visitInSteps(values, (value) => void mapped.push(map(value, mapped.length)));
  return mapped;
}

/** A function as one that works in steps, of which it has none. */
export function inOneStep<A extends readonly unknown[], T>(run: (...args: A) => T): (...args: A) => Steps<T> {
  // biome-ignore lint/correctness/useYield: there is nothing to interrupt
  return function* oneStep(...args) {
    return run(...args);
  };
}

/** Lets the requests that have arrived be processed: for work that waits now and then anyway. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/**
 * Creates what is awaited between the parts of a request, each of which takes long only where what was sent is large: others
 * have a turn then. It is nothing to wait for where no time has passed.
 */
export function createPause(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < sliceMs) return undefined;
    return nextTurn().then(() => {
      since = performance.now();
    });
  };
}

/** Runs work for what is left of the first slices. What is done in one step, such as a page, takes nothing of them. */
function runFirstSlice<T>(steps: Steps<T>): IteratorResult<void, T> {
  const step = steps.next();
  if (step.done === true || firstSliceLeftMs <= 0) return step;
  if (firstSliceLeftMs === firstSliceMs) setImmediate(renewFirstSlices);
  const start = performance.now();
  const last = runSlice(steps, firstSliceLeftMs);
  firstSliceLeftMs -= performance.now() - start;
  return last;
}

function renewFirstSlices(): void {
  firstSliceLeftMs = firstSliceMs;
}

function runSlice<T>(steps: Steps<T>, milliseconds: number): IteratorResult<void, T> {
  let step = steps.next();
  if (step.done === true) return step;
  const end = performance.now() + milliseconds;
  while (step.done !== true && performance.now() < end) step = steps.next();
  return step;
}

function enqueue(run: () => boolean): void {
  waiting.push(run);
  if (waiting.length === 1) setImmediate(runNext);
}

/** Runs one slice; what is not done goes to the end of the queue. */
function runNext(): void {
  const run = waiting[0];
  if (run === undefined) return;
  const isDone = run();
  waiting.shift();
  if (!isDone) waiting.push(run);
  if (waiting.length > 0) setImmediate(runNext);
}
