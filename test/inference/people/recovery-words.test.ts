import { expect, it } from 'vitest';
import { saysOfUser } from '../../../src/inference/people/people-words.ts';
import { recoveryActOf } from '../../../src/inference/people/recovery-words.ts';
import type { Operation } from '../../../src/openapi/operations.ts';

it.each([
  ['POST /auth/forgot-password', ['email'], 'password-request'],
  ['POST /password-reset', ['username'], 'password-request'],
  ['POST /users/password/reset/{token}', ['password'], 'password-reset'],
  ['PATCH /auth/resetPassword', ['token', 'newPassword'], 'password-reset'],
  ['POST /password_reset/confirm', ['uid', 'token', 'new_password'], 'password-reset'],
  ['GET /auth/verify-email/{token}', [], 'verification'],
  ['POST /auth/otp/verify', ['phone', 'code'], 'verification'],
  ['POST /users/activate', ['activation_key'], 'verification'],
  ['POST /auth/confirm_email', ['otp'], 'verification'],
  ['POST /orders/{orderId}/confirm', ['code'], undefined],
  ['POST /coupons/verify', ['code'], undefined],
  ['POST /bank-accounts/verify', ['pin'], undefined],
  ['POST /smartphones/activate', ['key'], undefined],
  ['POST /email-verification', ['token'], 'verification'],
  ['POST /auth/verify-email', ['email'], undefined],
  ['POST /factory/reset', ['email'], undefined],
  ['DELETE /auth/reset-password', ['password'], undefined],
] as const)('%s with %j is %s', (name, sent, act) => {
  const [method = '', path = ''] = name.split(' ');
  const operation = { id: name, method: method.toLowerCase(), path, parameters: [] };
  expect(recoveryActOf(operation as unknown as Operation, sent)).toBe(act);
});

it.each([
  ['Lists the notes of the current user', true],
  ["Returns the authenticated user's orders", true],
  ['Get my bookings', true],
  ['List all your projects', true],
  ['Lists all users', false],
  ['Returns the items of an order', false],
  ['Get the list of users that the current user follows', false],
])('"%s" is of the user: %s', (text, is) => {
  expect(saysOfUser(text)).toBe(is);
});
