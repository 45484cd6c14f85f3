import { parseArgs } from 'node:util';

/** What to measure and how long, as the command line says: `--only ours,express --seconds 3 --warmup 5 --rounds 3`. */
export function parseOptions(args, names) {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', default: names.join() },
      seconds: { type: 'string', default: '5' },
      warmup: { type: 'string', default: '5' },
      rounds: { type: 'string', default: '5' },
    },
  });
  const only = values.only.split(',');
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new Error(`--only knows no ${unknown.join(', ')}: choose from ${names.join(', ')}`);
  return {
    only,
    seconds: requireCount(values, 'seconds', 1),
    warmup: requireCount(values, 'warmup', 0),
    rounds: requireCount(values, 'rounds', 1),
  };
}

function requireCount(values, name, least) {
  const count = Number(values[name]);
  if (Number.isInteger(count) && count >= least) return count;
  throw new Error(`--${name} takes a whole number from ${least}, not ${values[name]}`);
}
