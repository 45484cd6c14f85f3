import type { Operation } from '../../../openapi/operations.ts';
import type { DemoRecipe } from '../../../state/demo/demo-data.ts';
import { randomTimeBetween, randomTimesUpTo, year } from '../../../state/demo/random-times.ts';
import type { DemoRecorder, DemoStep, DoneStep } from '../../../state/demo/recorder.ts';
import type { AccountRow, CustomerRow } from '../rows.ts';
import type { Schemas } from '../typed-handlers.ts';
import { type Company, createCompanies } from './company.ts';

/** A customer of the demo, and what its requests need. */
interface KnownNames {
  readonly id: string;
  readonly company: Company;
  readonly since: number;
}

type OperationOf = (id: string) => Operation;
type DemoRandom = DemoRecorder['random'];

/** A year of Togai's customers: companies that signed up, got one to three accounts, and sometimes moved. */
export function createTogaiDemo(operations: ReadonlyMap<string, Operation>): DemoRecipe {
  const operationOf: OperationOf = (id) => {
    const operation = operations.get(id);
    if (operation === undefined) throw new Error(`the contract has no operation ${id}`);
    return operation;
  };

  return async (stage, count) => {
    const { random, now } = stage;
    const found = createCompanies(random);
    const customers = randomTimesUpTo(random, now - year, now, count).map((since, i) => ({
      // One digit more than needed: `CUST-1002` is a documented example, which clients create.
      id: `CUST-${numbered(i + 1, count * 10, 4)}`,
      company: found(),
      since,
    }));
    const accountId = accountIds(count);
    const made = await stage.play(
      'customers',
      customers.map((known) => customerStep(random, operationOf, known, accountId())),
    );
    const further = await stage.play(
      'accounts',
      customers.flatMap((known) => accountSteps(stage, operationOf, known, accountId)),
    );
    const archived = new Set(customers.filter(() => random.next() < archivedShare).map(({ id }) => id));
    await archive(stage, [...made, ...further], archived);
    await stage.play(
      'changes',
      customers
        .filter(({ id }) => !archived.has(id))
        .flatMap((known) => changeSteps(stage, operationOf, known)),
    );
  };
}

/** How many of the customers, and of the accounts beyond the first, are no longer in use. */
const archivedShare = 0.12;

/** Archives customers with all their accounts, and some accounts of the others. */
async function archive(
  { random, now, rewrite }: DemoRecorder,
  steps: readonly DoneStep[],
  customerIds: ReadonlySet<string>,
): Promise<void> {
  const isFirst = new Set(steps.filter(({ made }) => made.length > 1).flatMap(({ made }) => made));
  const rows = steps.flatMap(({ step, made }) => made.map((row) => ({ row, at: step.at })));
  const customers = rows.flatMap(({ row, at }) => {
    if (!isCustomer(row) || !customerIds.has(row.id)) return [];
    const updatedAt = new Date(randomTimeBetween(random, at, now)).toISOString();
    return [{ ...row, status: 'ARCHIVED' as const, updatedAt }];
  });
  const accounts = rows.flatMap(({ row }) => {
    if (!isAccount(row)) return [];
    const isUnused = !isFirst.has(row) && random.next() < archivedShare;
    return isUnused || customerIds.has(row.customerId) ? [{ ...row, status: 'ARCHIVED' as const }] : [];
  });
  await rewrite('customers', customers);
  await rewrite('accounts', accounts);
}

function isAccount(row: object): row is AccountRow {
  return 'customerId' in row;
}

function isCustomer(row: object): row is CustomerRow {
  return 'createdAt' in row && !isAccount(row);
}

/** Ids such as `ACC-00001`, of one length; the documented examples, which clients create, are called `ACC00001`. */
function accountIds(customers: number): () => string {
  let last = 0;
  return () => {
    last += 1;
    return `ACC-${numbered(last, customers * 3, 5)}`;
  };
}

/** A number with leading zeros, so that texts sort like the numbers. */
function numbered(number: number, most: number, least: number): string {
  return `${number}`.padStart(Math.max(least, `${most}`.length), '0');
}

function customerStep(
  random: DemoRandom,
  operationOf: OperationOf,
  known: KnownNames,
  accountId: string,
): DemoStep {
  const { id, company, since } = known;
  const { name, slug, country, address } = company;
  const listed = terms(random, company);
  const aliases = [aliasOf(slug, 'primary'), listed.primaryEmail];
  const body: Schemas['CreateCustomerRequest'] = {
    id,
    name,
    primaryEmail: company.contact(),
    address,
    ...(random.next() < 0.3 && { settings: [invoiceLanguage(country.language)] }),
    account: {
      id: accountId,
      name: 'Primary Account',
      aliases,
      invoiceCurrency: country.currency,
      address,
      ...listed,
    },
  };
  return { at: since, operation: operationOf('createCustomer'), request: () => ({ body }) };
}

const branches = ['Subscriptions', 'Usage', 'Services', 'Support'] as const;

function accountSteps(
  { random, now }: DemoRecorder,
  operationOf: OperationOf,
  { id: customerId, company, since }: KnownNames,
  accountId: () => string,
): readonly DemoStep[] {
  const { slug, country, branch } = company;
  return random
    .shuffle(branches)
    .slice(0, random.integer(0, 2))
    .map((name) => {
      const body: Schemas['CreateAccountRequest'] = {
        id: accountId(),
        name,
        customerId,
        invoiceCurrency: random.next() < 0.2 ? 'USD' : country.currency,
        aliases: [aliasOf(slug, name.toLowerCase())],
        address: branch(),
        ...terms(random, company),
      };
      const at = randomTimeBetween(random, since, now);
      return { at, operation: operationOf('createAccount'), request: () => ({ body }) };
    });
}

/** Some customers have changed their contact or their address since they signed up. */
function changeSteps(
  { random, now }: DemoRecorder,
  operationOf: OperationOf,
  known: KnownNames,
): readonly DemoStep[] {
  if (random.next() > 0.25) return [];
  const { contact, branch } = known.company;
  const body: Schemas['UpdateCustomerRequest'] =
    random.next() < 0.5 ? { primaryEmail: contact() } : { address: branch() };
  const request = () => ({ params: { customer_id: known.id }, body });
  return [
    { at: randomTimeBetween(random, known.since, now), operation: operationOf('updateCustomer'), request },
  ];
}

/** How an account is invoiced. */
function terms(random: DemoRandom, { slug }: Company) {
  return {
    primaryEmail: `${random.pick(['billing', 'invoices', 'accounts'])}@${slug}.example`,
    netTermDays: random.pick([14, 30, 30, 45, 60]),
    metadata: { costCentre: `CC-${random.integer(10, 99)}` },
  };
}

function invoiceLanguage(value: string): Schemas['CreateEntitySetting'] {
  return { id: 'invoice-language', value, namespace: 'USER', name: 'Invoice language', dataType: 'STRING' };
}

/** `kuhn_logistics_usage` */
function aliasOf(slug: string, use: string): string {
  return `${slug.replaceAll('-', '_')}_${use}`;
}
