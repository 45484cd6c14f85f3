import { expect } from '@playwright/test';
import { test } from './fixtures.js';

test('a product is ordered, once', async ({ page, session }) => {
  await page.getByRole('button', { name: 'Order Tea' }).click();
  await expect(page.getByRole('status')).toHaveText('Tea is ordered');
  session.requests.verify({
    operation: 'createOrder',
    body: { productId: 1, quantity: 1 },
    status: 201,
    times: 1,
  });
});

test('an outage is shown, and the next try works', async ({ page, session }) => {
  session.override({ operation: 'createOrder', respond: { status: 503 }, times: 1 });
  await page.getByRole('button', { name: 'Order Tea' }).click();
  await expect(page.getByRole('status')).toHaveText('Tea cannot be ordered now: try again');
  await page.getByRole('button', { name: 'Order Tea' }).click();
  await expect(page.getByRole('status')).toHaveText('Tea is ordered');
  session.requests.verify({ operation: 'createOrder', times: 2 });
});

test('the page has no orders of other tests', async ({ page, session }) => {
  await expect(page.getByRole('listitem')).toHaveCount(1);
  expect((await session.state.export()).collections.orders).toEqual([]);
});
