import type { AgreementRule, Changes } from './agreement-rule.ts';
import { createPairFinder, type FieldPair, type WordPair } from './name-pairs.ts';

/** The ends of a range: they change places where they are the wrong way round. */
const ranges: readonly WordPair[] = [
  ['min', 'max'],
  ['minimum', 'maximum'],
  ['low', 'high'],
  ['lower', 'upper'],
  ['from', 'to'],
  ['start', 'end'],
  ['least', 'most'],
  ['smallest', 'largest'],
];

/** A part and what it is a part of: a part that is greater becomes a share of the whole. */
const parts: readonly WordPair[] = [
  ...[
    'sale',
    'discounted',
    'discount',
    'special',
    'promo',
    'offer',
    'cost',
    'purchase',
    'wholesale',
    'net',
  ].map((word): WordPair => [`${word}_price`, 'price']),
  ['cost', 'price'],
  ['purchase_price', 'selling_price'],
  ['purchase_price', 'sale_price'],
  ['cost_price', 'selling_price'],
  ['buying_price', 'selling_price'],
  ['price', 'original_price'],
  ['price', 'compare_at_price'],
  ['price', 'regular_price'],
  ['price', 'list_price'],
  ['price', 'old_price'],
  ['available', 'total'],
  ['available', 'max'],
  ['remaining', 'total'],
  ['used', 'total'],
  ['used', 'limit'],
  ['used', 'max'],
  ['current', 'max'],
  ['current', 'target'],
  ['current', 'goal'],
  ['raised', 'goal'],
  ['spent', 'budget'],
  ['enrolled', 'capacity'],
  ['participants', 'max_participants'],
  ['attendees', 'capacity'],
  ['available_seats', 'seats'],
  ['available_seats', 'capacity'],
  ['booked_seats', 'capacity'],
  ['available_copies', 'copies'],
  ['available_quantity', 'quantity'],
  ['reserved', 'quantity'],
  ['reserved', 'stock'],
  ['reserved_quantity', 'quantity'],
  ['completed_tasks', 'total_tasks'],
  ['wins', 'played'],
  ['tax', 'total'],
  ['discount', 'subtotal'],
  ['discount', 'price'],
  ['paid', 'total'],
];

const rangeFinder = createPairFinder(ranges);
const partFinder = createPairFinder(parts);

/** Ranges have their lesser end first, and no part is greater than its whole. */
export const orderedNumbers: AgreementRule = {
  concerns: (names) => rangeFinder.among(names).length + partFinder.among(names).length > 0,
  changes: (fields) => {
    const swapped = rangeFinder.of(fields).map(inOrder);
    return Object.assign({}, ...swapped, ...partFinder.of(fields).map(withinWhole)) as Changes;
  },
};

function inOrder({ first, second }: FieldPair<WordPair>): Changes {
  const [a, b] = [first.value, second.value];
  if (typeof a !== 'number' || typeof b !== 'number' || a <= b || first.isFixed || second.isFixed) return {};
  return first.fits(b) && second.fits(a) ? { [first.name]: b, [second.name]: a } : {};
}

function withinWhole({ first, second }: FieldPair<WordPair>): Changes {
  const [part, whole] = [first.value, second.value];
  if (typeof part !== 'number' || typeof whole !== 'number' || part <= whole || first.isFixed) return {};
  const less = Number.isInteger(part) ? Math.floor(whole * 0.6) : Number((whole * 0.8).toFixed(2));
  return first.fits(less) ? { [first.name]: less } : {};
}
