import { endingIn } from '../property-words.ts';
import { findTheme } from '../themes/find-theme.ts';
import { stateText } from './likely-choice.ts';
import { code, pick, thingNamed } from './text-parts.ts';
import type { TextGenerator } from './text-subject.ts';

const jobTitles =
  'Account Manager|Product Designer|Software Engineer|Office Manager|Data Analyst|Nurse|Head of Sales|Warehouse Lead|Site Engineer|Teacher|Copywriter|Project Manager|Bookkeeper|Customer Advisor|Research Associate'.split(
    '|',
  );

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
  [endingIn('payment_?method'), (subject) => stateText('payment_method', subject.random) ?? 'card'],
];
