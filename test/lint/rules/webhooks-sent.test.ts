import { expect, it } from 'vitest';
import { lintDocument } from '../../support/lint-document.ts';
import { libraryContract } from '../../support/webhook-contract.ts';

const messagesOf = (document: Parameters<typeof lintDocument>[0]) =>
  lintDocument(document)
    .filter(({ rule }) => rule === 'webhooks-sent')
    .map(({ message }) => message);

it('webhooks-sent says what sends each webhook, and which are not sent', () => {
  expect(messagesOf(libraryContract())).toEqual([
    'the webhook book.created is sent to --webhook-url when an item is created in books',
    'the webhook bookReserved is sent to --webhook-url when an item is reserved in books',
    'the webhook changes is sent to --webhook-url when an item is updated in books; deleted in books',
    'nothing sends weather: POST /__admin/webhooks/NAME/send sends one by hand',
  ]);
});

it('webhooks-sent says which callbacks an operation sends', () => {
  const document = libraryContract({});
  const { post } = document.paths['/books'] as { post: object };
  const callbacks = { onStored: { '{$request.body#/notifyAt}': { post: { responses: {} } } } };
  const withCallbacks = {
    ...document.paths,
    '/books': { ...document.paths['/books'], post: { ...post, callbacks } },
  };
  expect(messagesOf({ ...document, paths: withCallbacks } as typeof document)).toEqual([
    'POST /books sends the callback onStored once it is committed: POST {$request.body#/notifyAt}',
  ]);
});
