/** Runs a task once its target has room for it. */
export type RunForTarget = (target: string, task: () => Promise<void>) => void;

/** How many messages are sent to one target at once. */
const maxConcurrent = 4;

interface TargetQueue {
  active: number;
  readonly waiting: (() => Promise<void>)[];
}

/** Limits what is sent to each target at once: one that hangs delays no other. Tasks must not reject. */
export function createTargetQueues(): RunForTarget {
  const queues = new Map<string, TargetQueue>();

  function start(target: string, queue: TargetQueue): void {
    const task = queue.waiting.shift();
    if (task === undefined) {
      if (queue.active === 0) queues.delete(target);
      return;
    }
    queue.active += 1;
    task().finally(() => {
      queue.active -= 1;
      start(target, queue);
    });
  }

  return (target, task) => {
    const queue = queues.get(target) ?? { active: 0, waiting: [] };
    queues.set(target, queue);
    queue.waiting.push(task);
    if (queue.active < maxConcurrent) start(target, queue);
  };
}
