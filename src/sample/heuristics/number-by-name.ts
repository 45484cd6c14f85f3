import { rememberTexts } from '../../remember-texts.ts';
import { endingIn, ownerWords, splitWords } from '../property-words.ts';

/** The smallest and the greatest number, both inclusive. */
export type NumberRange = readonly [number, number];

/** What the name of a number suggests. */
export interface LikelyNumbers {
  readonly range: NumberRange;
  /** Between the candidates; by default 1 for integers, and 0.01 for others. */
  readonly step?: number;
  /** Whether small numbers are likelier than great ones. */
  readonly isSkewed?: boolean;
  /** Whether prices end in .90, .50 or .00. */
  readonly isPrice?: boolean;
}

const whole = (min: number, max: number): LikelyNumbers => ({ range: [min, max], step: 1 });
const counted = (min: number, max: number): LikelyNumbers => ({ range: [min, max], step: 1, isSkewed: true });
const measured = (min: number, max: number, step: number): LikelyNumbers => ({ range: [min, max], step });

/** By the last words of a name, in snake case; the first match counts. */
const table: readonly (readonly [pattern: RegExp, numbers: LikelyNumbers])[] = [
  [
    endingIn('phone(?:_?(?:number|no))?|mobile(?:_?(?:number|no))?|fax|tel'),
    whole(2_025_550_100, 2_025_559_999),
  ],
  [endingIn('(?:zip|postal|post)(?:_?code)?'), whole(10_115, 98_199)],
  [
    endingIn(
      '(?:account|card|tax|national|registration|licen[sc]e|serial|invoice|order|document|bank|routing|passport|tracking|reference|customer|employee|student)_?(?:number|no|nr)',
    ),
    whole(100_000, 999_999),
  ],
  [/._id$/, whole(1, 60)],
  [endingIn('lat|latitude'), measured(-60, 70, 0.00001)],
  [endingIn('lng|lon|long|longitude'), measured(-180, 180, 0.00001)],
  [endingIn('(?:birth|born)_?year|year_of_birth|birth_in'), whole(1950, 2005)],
  [endingIn('(?:founded|established)(?:_?(?:in|year))?'), whole(1921, 2019)],
  [endingIn('year|released_in|model_year'), whole(2000, 2025)],
  [endingIn('month'), whole(1, 12)],
  [endingIn('week_?(?:number|no|nr)'), whole(1, 52)],
  [/_per_week$/, whole(2, 6)],
  [/_per_day$/, whole(1, 8)],
  [endingIn('(?:num(?:ber)?_?of_?)?sets(?:_?count)?'), whole(3, 5)],
  [endingIn('(?:num(?:ber)?_?of_?)?(?:reps|repetitions)'), whole(6, 15)],
  [/(?:^|_)(?:order|position|rank|sequence|place)_in(?:_|$)/, counted(1, 12)],
  [endingIn('week'), whole(1, 52)],
  [endingIn('day_?of_?week|weekday'), whole(1, 5)],
  [endingIn('day'), whole(1, 28)],
  [
    endingIn(
      '(?:experience|warranty|contract|seniority|age_in|term)(?:_?(?:years?|in_years))|years?_?(?:of_)?experience|years',
    ),
    counted(1, 15),
  ],
  [endingIn('months'), counted(1, 24)],
  [endingIn('weeks'), counted(1, 12)],
  [endingIn('days|nights|number_of_nights|lead_time'), counted(1, 14)],
  [endingIn('hours?|hours_worked|estimated_hours'), whole(1, 23)],
  [
    endingIn(
      '(?:prep|preparation|cook|cooking|baking|wait|waiting|travel|response|processing|delivery|total|estimated|driving|reading|setup|run|session|play|work|break)_?(?:time|minutes|mins?|duration)(?:_?(?:in_)?minutes)?|duration(?:_?(?:in_)?min(?:utes|s)?)?|reading_?time',
    ),
    measured(10, 120, 5),
  ],
  [
    endingIn('duration_?(?:in_)?(?:ms|millis|milliseconds)|(?:latency|elapsed|response_time)(?:_?ms)?'),
    counted(12, 900),
  ],
  [endingIn('duration_?(?:in_)?(?:s|sec|seconds)|length_?seconds'), whole(120, 420)],
  [endingIn('minutes?|seconds?'), whole(0, 59)],
  [endingIn('min_?age|minimum_?age|age_?min'), whole(6, 18)],
  [endingIn('(?:pet|dog|cat|animal)_?age'), whole(1, 14)],
  [endingIn('age'), whole(18, 79)],
  [endingIn('(?:tax|vat|interest|commission)_?(?:rate|percent|percentage)'), measured(5, 25, 0.5)],
  [endingIn('discount(?:_?(?:percent|percentage|rate))?|percent_?off'), measured(5, 40, 5)],
  [
    endingIn(
      'percent|percentage|progress|completion|humidity|battery(?:_?level)?|load|utilization|utilisation|cpu(?:_?usage)?|occupancy',
    ),
    whole(0, 100),
  ],
  [endingIn('(?:average|avg|mean)_?(?:rating|score|stars)|rating_?(?:average|avg)'), measured(3.4, 5, 0.1)],
  [endingIn('rating|stars'), whole(3, 5)],
  [endingIn('priority|level|grade|difficulty|severity|tier'), counted(1, 5)],
  [endingIn('score'), whole(1, 5)],
  [endingIn('page_size|per_page|limit'), whole(10, 100)],
  [
    endingIn(
      'guests?|adults|persons?|people|pax|party_?size|occupants|passengers|travel(?:l)?ers|num_?guests|number_?of_?(?:guests|people|persons)|group_?size',
    ),
    counted(1, 6),
  ],
  [endingIn('children|kids|infants|bathrooms?|baths|balconies|garages?'), counted(0, 3)],
  [endingIn('bedrooms?|beds|rooms|number_of_rooms|doors'), counted(1, 5)],
  [endingIn('servings?|portions?|yield'), whole(2, 6)],
  [endingIn('max_?(?:guests|occupancy|persons|people)|sleeps'), counted(1, 6)],
  [
    endingIn(
      '(?:max_?)?(?:participants|attendees|seats|capacity|places|spots)(?:_?(?:available|left|total|max))?|available_?(?:seats|spots|places)',
    ),
    counted(2, 60),
  ],
  [endingIn('floors?|storeys?|stories|story'), counted(1, 9)],
  [
    endingIn(
      'stock(?:_?(?:quantity|level|count|on_hand))?|inventory(?:_?(?:quantity|level|count))?|in_?stock|on_?hand|units_?in_?stock|available_?quantity|quantity_?(?:available|in_stock|on_hand)|remaining',
    ),
    counted(0, 180),
  ],
  [endingIn('reorder_?(?:level|point)|min_?stock|safety_?stock|threshold'), measured(5, 30, 5)],
  [endingIn('(?:page|pages)_?count|num(?:ber)?_?(?:of_)?pages|total_pages_printed|pages'), whole(96, 540)],
  [
    endingIn(
      'views?(?:_?count)?|view_?counter|impressions|plays?(?:_?count)?|downloads(?:_?count)?|visits|visitors|hits',
    ),
    counted(20, 9_500),
  ],
  [
    endingIn(
      'likes?(?:_?count)?|favou?rites(?:_?count)?|followers(?:_?count)?|following(?:_?count)?|shares?(?:_?count)?|upvotes|votes|reactions|claps|subscribers',
    ),
    counted(0, 640),
  ],
  [
    endingIn(
      '(?:comments?|replies|reviews?|ratings?|answers?)_?(?:count|total)?|(?:review|rating|comment|reply)_?count|number_?of_?(?:reviews|ratings|comments)',
    ),
    counted(0, 120),
  ],
  [
    endingIn('downvotes|dislikes|failures|errors|retries|attempts|complaints|warnings|strikes'),
    counted(0, 6),
  ],
  [endingIn('points|karma|xp|coins|loyalty_?points|reward_?points'), measured(10, 2_400, 10)],
  [
    endingIn('employees|employee_?count|headcount|staff|team_?size|number_?of_?employees|company_?size'),
    counted(4, 480),
  ],
  [endingIn('students|members?(?:_?count)?|enrolled|enrollments|users(?:_?count)?'), counted(3, 120)],
  [endingIn('quantity|qty|units|pieces|amount_?of_?items|items?_?count|number_?of_?items'), counted(1, 5)],
  [
    endingIn(
      'count|page|page_number|position|index|sort_?order|order_?index|display_?order|rank|sequence|step(?:_?number)?',
    ),
    counted(1, 20),
  ],
  [
    endingIn(
      '(?:room|house|street|table|seat|gate|platform|apartment|unit|track|line|episode|season|chapter|floor)_?(?:number|no|nr)',
    ),
    whole(1, 40),
  ],
  [endingIn('credits?(?:_?hours)?|ects'), whole(1, 6)],
  [endingIn('version|revision'), counted(1, 6)],
  [endingIn('temperature|temp'), measured(-4, 31, 0.1)],
  [endingIn('pressure'), measured(980, 1040, 0.1)],
  [endingIn('weight(?:_?(?:kg|in_kg))?|mass'), measured(0.2, 24, 0.1)],
  [endingIn('weight_?(?:g|grams)|grams'), measured(50, 2_500, 10)],
  [endingIn('height(?:_?(?:cm|in_cm))?'), whole(20, 195)],
  [endingIn('(?:width|length|depth|breadth)(?:_?(?:cm|in_cm))?'), whole(10, 180)],
  [endingIn('(?:height|width)_?(?:px|pixels)|pixels'), measured(320, 1920, 80)],
  [endingIn('distance(?:_?(?:km|miles|in_km))?|kilometers|kilometres|km'), measured(1, 42, 0.1)],
  [endingIn('mileage|odometer'), measured(4_000, 140_000, 100)],
  [endingIn('speed'), whole(20, 130)],
  [endingIn('area|size_?sqm|square_?(?:meters|metres|feet)|sqm|surface|living_space'), whole(28, 240)],
  [endingIn('calories|kcal|energy'), measured(90, 820, 10)],
  [endingIn('protein|carbs|carbohydrates|fat|fiber|fibre|sugar|sodium'), whole(2, 60)],
  [endingIn('(?:file_?)?size(?:_?(?:bytes|in_bytes))?|bytes'), whole(18_000, 4_800_000)],
  [endingIn('salary|annual_?salary|income|wage|compensation|pay'), measured(32_000, 98_000, 500)],
  [endingIn('(?:hourly|day|daily)_?rate|rate_per_hour'), measured(35, 140, 5)],
  [
    endingIn('budget|revenue|turnover|funding|target_amount|goal_amount|valuation'),
    measured(5_000, 240_000, 500),
  ],
  [endingIn('(?:credit_?)?limit_amount|credit_?limit|loan_?amount|principal'), measured(1_000, 25_000, 500)],
  [endingIn('exchange_?rate'), measured(0.6, 1.6, 0.0001)],
  [
    endingIn(
      '(?:shipping|delivery|service|handling|booking|cleaning)_?(?:fee|cost|price|amount|charge)|shipping|tip',
    ),
    { range: [2, 15], isPrice: true },
  ],
  [endingIn('tax|vat|tax_?amount|discount_?amount'), measured(1, 40, 0.01)],
  [
    endingIn(
      'prices?|costs?|fees?|rate|msrp|price_?per_?(?:night|day|hour|unit)|unit_?price|amount_?per_?night|nightly_?rate',
    ),
    { range: [5, 250], isSkewed: true, isPrice: true },
  ],
  [
    endingIn('(?:price|amount|total|cost|fee)_?(?:in_)?cents|cents|unit_?amount|amount_?minor'),
    measured(500, 25_000, 10),
  ],
  [endingIn('amount|total|balance|subtotal|sum|spent|paid|due'), { range: [1, 500], isSkewed: true }],
  [endingIn('port'), whole(1024, 49_151)],
  [endingIn('status|status_code|http_status'), whole(200, 200)],
  [
    endingIn('at|timestamp|created|updated|modified|expires|created_?time|updated_?time|time'),
    whole(1_704_067_200, 1_735_689_600),
  ],
];

/** The numbers that no name suggests: no count has decimals by accident, and most are small. */
export const defaultNumbers: LikelyNumbers = { range: [1, 1000] };

/** The same, where the owner decides: a room has room for fewer than a hall. */
const byOwner: readonly (readonly [owners: RegExp, pattern: RegExp, numbers: LikelyNumbers])[] = [
  [
    /(^|_)(rooms?|suites?|cabins?|apartments?|tables?|vehicles?|cars?|units?)(_|$)/,
    endingIn('capacity|seats|(?:max_?)?(?:guests|occupancy|persons|people)'),
    counted(1, 6),
  ],
  [/(^|_)(rooms?|apartments?|units?)(_|$)/, endingIn('number|no'), whole(101, 424)],
  [/(^|_)(pets?|dogs?|cats?|animals?)(_|$)/, endingIn('age'), whole(1, 13)],
  [/(^|_)(pets?|dogs?|cats?|animals?)(_|$)/, endingIn('weight'), measured(2, 34, 0.1)],
  [/(^|_)(players?)(_|$)/, endingIn('number'), whole(1, 23)],
  [
    /(^|_)(persons?|people|users?|patients?|members?|employees?|athletes?|profiles?)(_|$)/,
    endingIn('weight(?:_?(?:kg|in_kg))?'),
    measured(52, 98, 0.5),
  ],
  [
    /(^|_)(persons?|people|users?|patients?|members?|employees?|athletes?|profiles?)(_|$)/,
    endingIn('height(?:_?(?:cm|in_cm))?'),
    whole(155, 196),
  ],
  [/(^|_)(books?|magazines?|documents?)(_|$)/, endingIn('copies|total_copies'), counted(1, 6)],
];

const numbersOf = rememberTexts((name) => {
  const words = splitWords(name);
  return table.find(([pattern]) => pattern.test(words))?.[1] ?? defaultNumbers;
});

const numbersIn = rememberTexts((owner) => {
  const owned = byOwner.filter(([owners]) => owners.test(ownerWords(owner)));
  return owned.length === 0 ? undefined : owned;
});

/** What the name of a number suggests, and that of its owner. */
export function numbersByName(name: string, owner = ''): LikelyNumbers {
  const own = numbersIn(owner)?.find(([, pattern]) => pattern.test(splitWords(name)));
  return own?.[2] ?? numbersOf(name);
}

/** Whether the number is a time, in seconds or milliseconds since 1970. */
export function isTimeNumber(name: string): boolean {
  return numbersByName(name) === table.at(-1)?.[1];
}

/** Whether a price is that of the object itself, and not of something about it, such as its shipping. */
export function isOwnPrice(name: string): boolean {
  return ownPrices.test(splitWords(name));
}

const ownPrices =
  /^(unit_|base_|regular_|list_|sale_|retail_|selling_|current_)?(price|cost|rate|fee)(_(per|in)_\w+)?$|nightly_rate/;
