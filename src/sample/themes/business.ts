import { type Theme, words } from './theme.ts';

/** Tasks, tickets and issues. */
export const tasks: Theme = {
  owners: words(
    'task|todo|to_do|issue|ticket|bug|story|card|case|incident|request|feature|chore|reminder|checklist_item|subtask|work_order|problem|job_order|action_item|support_ticket|maintenance|complaint|inquiry|report',
  ),
  groups: [
    {
      category: 'Support',
      alsoCalled: words('question|help|account|billing|general|complaint|incident|technical'),
      first: words('Cannot|Unable to'),
      second: words(
        'sign in after changing the password|download last month’s invoice|change the delivery address|find the export button|open the attachment on a phone|invite a second person to the team',
      ),
      about: words(
        'It worked yesterday, and nothing was changed since.|Happens in Firefox and in Chrome.|The page stays empty after the second click.|A screenshot is attached.|Please call back before Friday.',
      ),
      tags: words('support|customer|login'),
    },
    {
      category: 'Feature',
      alsoCalled: words('feature_request|enhancement|improvement|story|task|work|development|design'),
      first: words('Add|Design|Prepare|Write|Review|Plan|Test|Translate'),
      second: words(
        'the export to CSV|the onboarding checklist|the release notes|the new price page|the report for the board|the mobile navigation|the backup procedure|the welcome mail',
      ),
      about: words(
        'Agreed on in the last planning meeting.|Start with the small version, then ask for feedback.|The texts are ready, the pictures are not.|Should be done before the holidays.|Ask Design for the final colours first.',
      ),
      tags: words('planning|frontend|docs|quick win'),
    },
    {
      category: 'Bug',
      alsoCalled: words('defect|error|fault|problem|fix|maintenance|repair'),
      first: words('Fix|Look into|Investigate'),
      second: words(
        'the wrong total on receipts|the slow search on Mondays|the missing umlauts in letters|the dripping tap on the second floor|the duplicate reminder mails|the broken link in the footer',
      ),
      about: words(
        'Reported by three customers this week.|Cannot be reproduced on every machine.|Only happens when the list is empty.|The log says nothing useful.',
      ),
      tags: words('bug|urgent|backend'),
    },
  ],
};

/** Projects, teams' plans, campaigns. */
export const projects: Theme = {
  owners: words(
    'project|initiative|campaign|epic|milestone|sprint|board|workspace|goal|objective|roadmap|deal|opportunity|lead|pipeline|portfolio|plan_item|experiment|app|application|repository|environment|cluster|dashboard|survey|form|workflow|grant|fund|contract|proposal',
  ),
  groups: [
    {
      category: 'Internal',
      alsoCalled: words('customer|marketing|research|engineering|software|operations'),
      first: words('Website|Warehouse|Spring|Customer|Mobile|Brand|Data|Office|Partner|Checkout|Supplier'),
      second: words(
        'Relaunch|Migration|Portal|Pilot|Refresh|Onboarding|Campaign|Cleanup|Programme|Move|Audit',
      ),
      about: words(
        'Runs until the end of the quarter.|A small team with a clear goal.|The first phase was finished two weeks early.|The steering group meets every other Tuesday.|The budget was approved in spring.',
      ),
      tags: words('q3|internal|customer|priority'),
    },
  ],
};

/** Events, appointments and bookings that have a title. */
export const events: Theme = {
  owners: words(
    'event|meeting|appointment|concert|conference|session|festival|meetup|slot|match|game|race|tournament|party|call|interview|calendar_event|schedule|shift|reservation|booking',
  ),
  groups: [
    {
      category: 'Conference',
      alsoCalled: words(
        'meetup|talk|business|technology|conference|meeting|networking|workshop|education|seminar',
      ),
      first: words('Spring|Autumn|Annual|Regional|Founders’|Monthly|Open'),
      second: words(
        'Design Meetup|Data Conference|Supplier Day|Town Hall|Book Fair|Job Fair|Science Evening|Planning Session',
      ),
      about: words(
        'Doors open half an hour before.|With coffee, a short talk and plenty of time for questions.|Seats are limited: please register.|The recording will be online the day after.',
      ),
      tags: words('networking|in person|free entry'),
      price: [10, 240],
    },
    {
      category: 'Music',
      alsoCalled: words(
        'concert|festival|party|arts|culture|theatre|sports|sport|entertainment|community|family',
      ),
      first: words('Open-air|Late Night|Sunday|Riverside|Harbour'),
      second: words(
        'Jazz Concert|Film Night|Street Food Market|Choir Evening|Comedy Night|Lantern Run|Flea Market',
      ),
      about: words(
        'Bring a blanket and something to drink.|Moves inside if it rains.|Children under twelve come for free.|The last tram leaves at one.',
      ),
      tags: words('outdoor|live|weekend|family'),
      price: [8, 65],
    },
  ],
};

/** Services and the lines of invoices. */
export const services: Theme = {
  owners: words(
    'service|invoice_line|invoice_item|line|line_item|charge|fee|expense|cost|transaction|payment|entry_line|estimate_item|quote_item|treatment|procedure|order_line|income|budget|subscription_item|transfer|debit|credit|refund|bill',
  ),
  groups: [
    {
      category: 'Services',
      alsoCalled: words(
        'service|consulting|maintenance|support|office|software|travel|utilities|rent|salary|groceries|food|transport|other',
      ),
      first: words('Monthly|Quarterly|On-site|Remote|Annual|Extended'),
      second: words(
        'Maintenance|Support|Consulting|Workshop|Hosting|Bookkeeping|Cleaning|Licence|Training|Inspection',
      ),
      about: words(
        'As agreed in the offer.|Includes travel within the city.|Billed by the hour, rounded to a quarter.|The report is sent by mail.',
      ),
      tags: words('recurring|billable'),
      price: [35, 480],
    },
  ],
};

/** Plans that people subscribe to. */
export const plans: Theme = {
  owners: words(
    'plan|subscription|tier|pricing|membership|package_plan|offer|license|coupon|voucher|promotion|discount|deal_offer|product_plan',
  ),
  groups: [
    {
      category: 'Standard',
      alsoCalled: words('basic|free|pro|premium|business|enterprise|team'),
      first: words(''),
      second: words('Starter|Team|Business|Professional|Basic|Plus|Family|Studio|Enterprise|Student'),
      about: words(
        'Everything a small team needs.|Can be cancelled every month.|With support by mail within one working day.|Two months are free when paid for a year.',
      ),
      tags: words('monthly|annual|popular'),
      price: [5, 149],
    },
  ],
};

/** Jobs on offer. */
export const jobs: Theme = {
  owners: words(
    'job|vacancy|position|job_post|job_posting|opening|job_listing|job_offer|posting|employment|career',
  ),
  groups: [
    {
      category: 'Engineering',
      alsoCalled: words('design|marketing|sales|operations|finance|full_time|it|development|technology'),
      first: words('Senior|Junior|Lead|Part-time|Assistant|'),
      second: words(
        'Data Analyst|Frontend Developer|Product Designer|Warehouse Manager|Account Manager|Nurse|Site Engineer|Copywriter|Bookkeeper|Pastry Chef',
      ),
      about: words(
        'You work in a team of six.|Two days a week from home are possible.|Thirty days of holiday and a budget for courses.|Start as soon as you can.',
      ),
      tags: words('full-time|hybrid|permanent'),
      price: [32_000, 96_000],
    },
  ],
};
