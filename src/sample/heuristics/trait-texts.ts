import { endingIn } from '../property-words.ts';
import { findTheme } from '../themes/find-theme.ts';
import { stateText } from './likely-choice.ts';
import { code, pick, thingNamed, thingOf } from './text-parts.ts';
import type { GenerateText, TextGenerator } from './text-subject.ts';

const jobTitles =
  'Account Manager|Product Designer|Software Engineer|Office Manager|Data Analyst|Nurse|Head of Sales|Warehouse Lead|Site Engineer|Teacher|Copywriter|Project Manager|Bookkeeper|Customer Advisor|Research Associate'.split(
    '|',
  );

/** What a webhook listens to. */
const eventNames = pick(
  'order.created',
  'order.updated',
  'customer.created',
  'invoice.paid',
  'shipment.delivered',
);

const sort = pick('standard', 'basic', 'premium', 'custom');

/** Its category where the owner is a thing that has some; else one of those that many services have. */
const typeOf: GenerateText = (subject) =>
  findTheme(subject.owner) === undefined ? sort(subject) : thingOf(subject).category;

/** What things and people are like. */
export const traitTexts: readonly TextGenerator[] = [
  [
    endingIn('hex(?:_?colou?r)?|colou?r_?(?:code|hex)'),
    pick('#2f6f8f', '#c8553d', '#588157', '#6d597a', '#e09f3e', '#335c67'),
  ],
  [
    endingIn('colou?r'),
    pick('slate', 'sand', 'forest green', 'ivory', 'terracotta', 'midnight blue', 'charcoal', 'sage'),
  ],
  [endingIn('size'), pick('S', 'M', 'L', 'XL')],
  [endingIn('material|fabric'), pick('oak', 'linen', 'stoneware', 'wool', 'steel', 'cotton', 'glass')],
  [endingIn('unit(?:_?of_?measure)?|uom'), pick('piece', 'kg', 'box', 'litre')],
  [
    endingIn('dimensions'),
    ({ random }) => `${random.integer(10, 60)} × ${random.integer(10, 60)} × ${random.integer(5, 40)} cm`,
  ],
  [
    endingIn('(?:opening|business|office|working)_?(?:hours|times?)'),
    pick('Mon–Fri 9:00–18:00', 'Tue–Sun 10:00–17:00', 'Daily 8:00–20:00'),
  ],
  [
    endingIn('duration|(?:prep|cook|cooking|total|estimated|delivery)_?time'),
    ({ random }) => `${random.integer(2, 12) * 5} min`,
  ],
  [endingIn('blood_?(?:type|group)'), pick('A+', 'O+', 'B+', 'AB+', 'O-', 'A-')],
  [
    /^(?:week_?day|day|day_?of_?(?:the_?)?week)$/,
    pick('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'),
  ],
  [endingIn('job(?:_?(?:title|role))?|occupation|profession|position|designation'), pick(...jobTitles)],
  [endingIn('department|division'), thingNamed('department')],
  [endingIn('team'), thingNamed('team')],
  [
    endingIn('skills?|competenc(?:y|ies)'),
    ({ random }) => random.pick(findTheme('skill')?.groups[0]?.second ?? ['French']),
  ],
  [
    endingIn('amenit(?:y|ies)|features?|facilit(?:y|ies)|perks?|benefits?'),
    ({ profile, index }) => {
      const list = findTheme('amenity')?.groups[0]?.second ?? ['Parking'];
      return list[(profile.ordinal + index) % list.length] ?? 'Parking';
    },
  ],
  [endingIn('(?:hook|web_?hook|subscription)_?events?|event_?(?:types?|names?)'), eventNames],
  [endingIn('visibility|privacy'), pick('public', 'private')],
  [
    endingIn('(?:skill|experience|difficulty|fitness|proficiency|expertise)_?level|difficulty'),
    pick('beginner', 'intermediate', 'advanced'),
  ],
  [endingIn('age_?(?:group|range)'), pick('18–24', '25–34', '35–49', '50–64')],
  [endingIn('(?:number_?of_?)?rep(?:etition)?s'), pick('6–8', '8–12', '12–15')],
  [endingIn('weights?(?:_?used)?'), ({ random }) => `${random.integer(1, 16) * 5} kg`],
  [endingIn('frequency|recurrence|interval|billing_?cycle'), pick('weekly', 'monthly', 'daily')],
  [endingIn('gender|sex'), ({ profile }) => profile.person().gender],
  [endingIn('marital_?status'), pick('single', 'married')],
  [endingIn('relation(?:ship)?'), pick('friend', 'spouse', 'colleague', 'sister', 'brother')],
  [endingIn('ticker|symbol|stock_?code'), pick('NRDA', 'LUMO', 'FJEL', 'KSTR', 'BRWT', 'OAKS', 'HMSN')],
  [
    endingIn('sector|asset_?class'),
    pick('Energy', 'Health', 'Technology', 'Utilities', 'Consumer Goods', 'Industry'),
  ],
  [
    endingIn('source|referrer|channel|acquisition_?channel|medium'),
    pick('website', 'newsletter', 'referral', 'trade fair', 'search'),
  ],
  [endingIn('segment|customer_?type'), pick('returning', 'new', 'wholesale')],
  [endingIn('campaign'), pick('spring', 'autumn', 'welcome', 'holidays')],
  [endingIn('cost_?cent(?:er|re)'), code('CC-##')],
  [/^(?:type|kind)$/, typeOf],
  [/(?<!room|exercise|profile|pet|animal|payment|event)_(?:type|kind)$/, sort],
  [endingIn('payment_?method'), (subject) => stateText('payment_method', subject.random) ?? 'card'],
];
