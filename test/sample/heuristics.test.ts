import { describe, expect, it } from 'vitest';
import { ref, sample, samples } from '../support/sampling.ts';

describe('a generated value', () => {
  it.each<[name: string, expected: RegExp]>([
    ['email', /^[\w.'+-]+@example\.com$/],
    ['primaryEmail', /@example\.com$/],
    ['first_name', /^[A-Z]\p{L}+/u],
    ['city', /^[A-Z]/],
    ['IPAddress', /^192\.0\.2\./],
    ['phoneNumber', /^\+\d{9,13}$/],
    ['zipCode', /^[A-Z\d][A-Z\d -]{3,8}$/],
    ['country_code', /^[A-Z]{2}$/],
    ['currency', /^[A-Z]{3}$/],
    ['created_at', /^2024-.*Z$/],
    ['birthDate', /^\d{4}-\d\d-\d\d$/],
    ['avatar_url', /^http:\/\/sandbox\.invalid\/__image\/avatar\/[a-z-]+\.svg$/],
    ['website', /^https:/],
    ['userId', /^[a-z\d]{12}$/],
    ['uid', /^[a-z\d]{12}$/],
    ['version', /^\d+\.\d+\.\d+$/],
    ['description', / /],
    ['userName', /^[a-z][a-z\d._]+$/],
    ['login_name', /^[a-z][a-z\d._]+$/],
    ['createdByUsername', /^[a-z][a-z\d._]+$/],
    ['redirectUris', /^https:/],
    ['fingerprint', /^SHA256:/],
    ['ssh_public_key', /^[A-Za-z\d]{44}$/],
    ['defaultBranch', /^(main|develop|release)$/],
    ['visibility', /^(public|private)$/],
    ['skillLevel', /^(beginner|intermediate|advanced)$/],
    ['gymType', /^(standard|basic|premium|custom)$/],
    ['apartmentNumber', /^\d{3}$/],
    // Names that end like others and mean another thing.
    ['ownership', /^[^.\d]+$/],
    ['hotel', /^[^+]+$/],
    ['profile', /^[^.]+$/],
    ['capacity', /^[a-z ]+$/],
    ['candidate', /^[a-z ]+$/],
  ])('looks like a %s by its name', (name, expected) => {
    for (const text of samples({ type: 'string' }, { name }, 5)) expect(text).toMatch(expected);
  });

  it.each<[name: string, min: number, max: number]>([
    ['latitude', -90, 90],
    ['page', 1, 20],
    ['pageNumber', 1, 20],
    ['percentage', 0, 100],
    ['daysPerWeek', 2, 6],
    ['week_number', 1, 52],
    ['orderInWeek', 1, 12],
    ['numberOfSets', 3, 5],
    ['age', 18, 90],
    ['birth_year', 1950, 2005],
    ['release_year', 2000, 2025],
    ['created', 1_704_067_200, 1_735_689_600],
    ['report', 1, 1000],
  ])('is for %s a number from %d to %d', (name, min, max) => {
    for (const value of samples({ type: 'integer' }, { name })) {
      expect(value).toBeGreaterThanOrEqual(min);
      expect(value).toBeLessThanOrEqual(max);
    }
  });

  it.each(['CustomerCategory', 'UserGroup', 'employee_role', 'ClientSegment'])(
    'is for the name of a %s no name of a person',
    (owner) => {
      const text = { type: 'string' };
      const schema = {
        type: 'object',
        required: ['name', 'contact_name'],
        properties: { name: text, contact_name: text },
      };
      for (const made of samples(schema, { name: owner }, 5) as Record<string, string>[])
        expect(made.name).not.toBe(made.contact_name);
    },
  );

  it('is for the code of a currency one of three letters', () => {
    const schema = { type: 'object', required: ['code'], properties: { code: { type: 'string' } } };
    for (const made of samples(schema, { name: 'currency' }, 5))
      expect(made).toEqual({ code: expect.stringMatching(/^[A-Z]{3}$/) });
  });

  it('is within bounds that only touch the likely range', () => {
    const made = samples({ type: 'number', minimum: 0, maximum: 1 });
    expect(new Set(made).size).toBeGreaterThan(10);
  });

  it('is cut to the maxLength of its schema', () => {
    for (const text of samples({ type: 'string', minLength: 4, maxLength: 6 }, { name: 'description' })) {
      expect(text).toMatch(/^.{4,6}$/);
    }
  });

  it('takes a name that fits the schema it belongs to', () => {
    const schemas = {
      Customer: { properties: { name: { type: 'string' } }, required: ['name'] },
      Category: { properties: { name: { type: 'string' } }, required: ['name'] },
    };
    for (const made of samples(ref('Customer'), { schemas }, 5)) {
      expect(made).toEqual({ name: expect.stringMatching(/^\p{Lu}[\p{L}'.-]+ .+/u) });
    }
    for (const made of samples(ref('Category'), { schemas }, 5)) {
      expect(made).toEqual({ name: expect.stringMatching(/^[A-Z][A-Za-z& ]+\d*$/) });
    }
  });

  it('has one to three elements in an array, and optional properties', () => {
    const items = { properties: { a: { type: 'string' }, b: { type: 'integer' } } };
    const lengths = samples({ type: 'array', items }).map((list) => (list as unknown[]).length);
    expect(new Set(lengths)).toEqual(new Set([1, 2, 3]));
    expect(sample(items)).toEqual({ a: expect.any(String), b: expect.any(Number) });
  });
});
