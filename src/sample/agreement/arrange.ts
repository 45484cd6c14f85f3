import { splitWords } from '../property-words.ts';
import { ageByBirth } from './age-by-birth.ts';
import type { AgreementRule, ArrangeOptions } from './agreement-rule.ts';
import { floorByNumber } from './floor-by-number.ts';
import { fieldsOf } from './object-fields.ts';
import { orderedNumbers } from './ordered-numbers.ts';
import { orderedTimes } from './ordered-times.ts';
import { slugByName } from './slug-by-name.ts';
import { stateByTime } from './state-by-time.ts';
import { stateDetails } from './state-details.ts';

/** Each sees what those before it have changed. */
const rules: readonly AgreementRule[] = [
  orderedTimes,
  orderedNumbers,
  ageByBirth,
  floorByNumber,
  stateByTime,
  stateDetails,
  slugByName,
];

/** The rules for objects by the names of their properties: there are few kinds of objects, and many of each. */
const rulesByNames = new Map<string, readonly AgreementRule[]>();
const mostKinds = 2_000;

function rulesFor(names: readonly string[]): readonly AgreementRule[] {
  const key = names.join(' ');
  const known = rulesByNames.get(key);
  if (known !== undefined) return known;
  const words = names.map(splitWords);
  const found = rules.filter((rule) => rule.concerns(words));
  if (rulesByNames.size < mostKinds) rulesByNames.set(key, found);
  return found;
}

/** An object whose properties agree with each other: what begins ends later, what is cancelled has not been paid. */
export function arrange(object: Record<string, unknown>, options: ArrangeOptions): Record<string, unknown> {
  const concerned = rulesFor(Object.keys(object));
  if (concerned.length === 0) return object;
  let fields = fieldsOf(object, options);
  let current = object;
  for (const rule of concerned) {
    const changes = Object.entries(rule.changes(fields, options));
    if (changes.length === 0) continue;
    const changed = Object.entries({ ...current, ...Object.fromEntries(changes) });
    current = Object.fromEntries(changed.filter(([, value]) => value !== undefined));
    fields = fieldsOf(current, options);
  }
  return current;
}
