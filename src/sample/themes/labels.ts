import { type Theme, words } from './theme.ts';

const labels = (owners: string, names: string, about: string): Theme => ({
  owners: words(owners),
  groups: [
    {
      category: 'General',
      first: [''],
      second: words(names),
      about: words(about),
      tags: words(names.toLowerCase()),
    },
  ],
});

/** What is little more than its name: categories, tags, teams, roles and the like. */
export const labelThemes: readonly Theme[] = [
  labels(
    'currency',
    'Euro|US Dollar|Pound Sterling|Japanese Yen|Swiss Franc|Swedish Krona|Canadian Dollar|Polish Zloty',
    'Rates are updated every morning.',
  ),
  labels(
    'tax|vat|tax_rate',
    'Standard VAT|Reduced VAT|Zero Rate|City Tax|Sales Tax|Import Duty',
    'As the law has it this year.',
  ),
  labels(
    'bank_account|wallet|payment_method|ledger|cash_register|bankaccount',
    'Main Account|Savings|Payroll|Reserve|Card Payments|Petty Cash|Project Account',
    'Checked at the end of every month.',
  ),
  labels(
    'grade|level|grade_level|rank|stage',
    'Year 1|Year 2|Year 3|Year 4|Year 5|Year 6|Year 7|Year 8',
    'Two classes of about twenty.',
  ),
  labels(
    'classroom|homeroom|study_group',
    'Room 1A|Room 2B|Room 3C|Music Room|Science Lab|Art Studio',
    'On the ground floor.',
  ),
  labels(
    'achievement|badge|award|reward|trophy',
    'First Steps|Early Bird|Ten in a Row|Team Player|Night Owl|Marathon|Perfect Week',
    'For those who keep going.|Awarded on Fridays.',
  ),

  labels(
    'category|categorie|department_store|product_category|subcategory|catalog|section|shelf|brand_category|taxonomy|aisle',
    'Home & Garden|Kitchen|Books|Outdoor|Music|Clothing|Electronics|Toys|Office|Sports|Stationery|Lighting|Furniture|Travel|Food & Drink|Health|Art & Craft|Pets',
    'Everything for every day.|Chosen by people who use it themselves.|New arrivals every week.|From well-known brands and small makers.',
  ),
  labels(
    'genre',
    'Drama|Comedy|Thriller|Fantasy|Documentary|Jazz|Folk|Mystery|Romance|Science Fiction|Adventure|Biography',
    'Popular with our readers.|A mix of classics and new releases.',
  ),
  labels(
    'tag|label|keyword|topic_tag|hashtag|interest',
    'featured|new|urgent|summer|family|quick|local|beginner|handmade|travel|classic|weekend|outdoor|gift',
    'Used by the editors.|Shown in the filter on the left.',
  ),
  labels(
    'team|squad|group|club|crew|community|circle|committee|cohort|guild',
    'Platform|Customer Care|Field Service|North Region|Design|Research|Growth|Night Shift|Riverside Rowers|Harbour Runners|Logistics',
    'Meets on Mondays at nine.|Five people in two cities.|Looks after everything that customers see.',
  ),
  labels(
    'muscle|muscle_group|body_part|target_muscle',
    'Chest|Back|Shoulders|Legs|Core|Arms|Glutes|Calves',
    'Rest for two days after heavy training.',
  ),
  labels(
    'department|division|faculty|cost_center|business_unit|sector|industry',
    'Sales|Finance|People|Engineering|Customer Service|Procurement|Legal|Marketing|Operations|Facilities',
    'Reports to the board.|On the third floor.',
  ),
  labels(
    'role|permission_set|user_role|profile_type|user_group',
    'Editor|Viewer|Administrator|Support Agent|Billing Manager|Auditor|Guest|Moderator',
    'Can read and change content.|Can read everything and change nothing.|Is given to new people at first.',
  ),
  labels(
    'permission|scope|privilege|grant_type|authority',
    'orders.read|orders.write|users.read|users.invite|reports.export|settings.change|invoices.read',
    'Lets its holder see the list.|Is needed for changes.',
  ),
  labels(
    'brand|manufacturer|maker|publisher|label_company|make',
    'Norda|Lindqvist|Hartmann & Sons|Casa Verde|Oakley Street|Brightwater|Atelier Nove|Fjell|Kestrel|Marlow',
    'Founded by two brothers.|Known for repairs that last.',
  ),
  labels(
    'material|fabric',
    'Oak|Linen|Stoneware|Wool|Steel|Cork|Recycled Cotton|Glass|Brass',
    'From certified sources.',
  ),
  labels(
    'colou?r',
    'Slate|Sand|Forest Green|Ivory|Terracotta|Midnight Blue|Charcoal|Sage|Mustard',
    'Matches most of the range.',
  ),
  labels('size', 'XS|S|M|L|XL|XXL', 'See the size chart.'),
  labels(
    'skill|competence|qualification|certification|specialty|speciality',
    'Project Planning|French|Spreadsheets|First Aid|Welding|Data Analysis|Negotiation|Photography',
    'Shown on the profile.',
  ),
  labels(
    'language',
    'English|German|French|Spanish|Dutch|Italian|Polish|Japanese|Portuguese|Swedish',
    'Spoken at the front desk.',
  ),
  labels(
    'country|nation',
    'Germany|France|United Kingdom|United States|Spain|Netherlands|Canada|Japan|Australia|Brazil',
    'Deliveries take two to four days.',
  ),
  labels(
    'city|town|municipality|village',
    'Lyon|Leeds|Hamburg|Portland|Utrecht|Valencia|Halifax|Nagoya|Bologna|Malmö',
    'Growing for ten years in a row.',
  ),
  labels(
    'region|area|zone|district|neighbou?rhood|province|state|county|territory|ward|parish',
    'North|Harbour District|Old Town|Riverside|South Coast|Hill Country|East Side|Lake District',
    'Served from the nearest depot.',
  ),
  labels(
    'amenity|facility_feature|equipment_item|perk|benefit|extra|addon|add_on',
    'Free Wi-Fi|Parking|Breakfast|Air conditioning|Bicycle rental|Late check-out|Sauna|Airport shuttle',
    'Available on request.',
  ),
  labels(
    'allergen|diet|dietary_tag',
    'Gluten|Nuts|Milk|Eggs|Soy|Celery|Mustard|Sesame',
    'Ask the kitchen for details.',
  ),
  labels(
    'disease|condition|symptom|diagnosis|allergy',
    'Hay fever|Migraine|Back pain|High blood pressure|Asthma|Common cold|Sprained ankle',
    'Under observation.',
  ),
  labels(
    'webhook|endpoint|integration|connection|api_key|token|key|credential|secret|client|connector|hook',
    'Staging|Production|Reporting|Warehouse Sync|Mobile App|Newsletter Export|Accounting Bridge|CI Pipeline',
    'Set up by the integration team.|Rotated every ninety days.',
  ),
  labels(
    'notification|alert|message|email|sms|push|mail|chat|conversation|channel|inbox|reminder_message|template',
    'Your order is on its way|Welcome on board|Password changed|New comment on your post|Your invoice is ready|Booking confirmed|Weekly summary|Please confirm your address|Payment received',
    'We keep you posted.|You can switch these messages off at any time.',
  ),
];
