import { describe, expect, it } from 'vitest';
import { stateCalled } from '../../../../src/inference/query/states/named-state.ts';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createSchemaMerger } from '../../../../src/schema/schema-merger.ts';
import { contractOf } from '../../../support/contract.ts';
import { objectOf } from '../../../support/small-contract.ts';

const mergeSchema = createSchemaMerger(contractOf({}));
const flag: Schema = { type: 'boolean' };
const time: Schema = { type: 'string', format: 'date-time', nullable: true };
const stage: Schema = { type: 'string', enum: ['draft', 'in_review', 'live'] };

describe('the state that a word names', () => {
  it.each<[string, Readonly<Record<string, Schema>>, object | undefined]>([
    ['featured', { featured: flag }, { path: ['featured'], value: true }],
    ['active', { isActive: flag }, { path: ['isActive'], value: true }],
    ['inactive', { is_active: flag }, { path: ['is_active'], value: false }],
    ['unread', { read: flag, readAt: time }, { path: ['read'], value: false }],
    ['drafts', { stage }, { path: ['stage'], value: 'draft' }],
    ['in-review', { stage }, { path: ['stage'], value: 'in_review' }],
    ['unread', { readAt: time }, { path: ['readAt'], isPresent: false }],
    ['published', { published_at: time }, { path: ['published_at'], isPresent: true }],
    ['created', { createdAt: time }, undefined],
    ['birth', { birthDate: time }, undefined],
    ['open', { stage, title: { type: 'string' } }, undefined],
    ['draft', { stage, origin: stage }, undefined],
  ])('%s of %j', (word, properties, expected) => {
    expect(stateCalled(mergeSchema, mergeSchema(objectOf(properties)), word)).toEqual(expected);
  });
});
