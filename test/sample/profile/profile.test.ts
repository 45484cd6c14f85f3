import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { countries } from '../../../src/sample/profile/countries.ts';
import { samples } from '../../support/sampling.ts';

type Made = Readonly<Record<string, string>>;
const text: Schema = { type: 'string' };
const made = (names: readonly string[], name: string, other: Readonly<Record<string, Schema>> = {}) => {
  const own = Object.fromEntries(names.map((each) => [each, text]));
  return samples({ type: 'object', properties: { ...own, ...other } }, { name }) as Made[];
};

describe('a generated object is about one thing', () => {
  it('one person', () => {
    for (const row of made(['first_name', 'last_name', 'full_name', 'email'], 'member')) {
      expect(row.full_name).toBe(`${row.first_name} ${row.last_name}`);
      expect(row.email).toMatch(/^[a-z]+\.[a-z]+@example\.com$/);
    }
  });

  it('one place, by any form of its country', () => {
    const rows = made(['city', 'countryCode', 'country', 'timeZone', 'currency', 'phone'], 'branch');
    for (const { city, countryCode, country, timeZone, currency } of rows) {
      const known = countries.find(({ code }) => code === countryCode);
      expect([known?.name, known?.currency]).toEqual([country, currency]);
      const town = known?.towns.find((each) => each.city === city);
      expect(town?.timeZone).toBe(timeZone);
    }
    expect(new Set(rows.map(({ countryCode }) => countryCode)).size).toBeGreaterThan(3);
  });

  it('a place that its schema allows', () => {
    const country: Schema = { type: 'string', enum: ['FR', 'JP'] };
    const cities = { FR: ['Lyon', 'Nantes', 'Toulouse'], JP: ['Tokyo', 'Nagoya', 'Osaka'] };
    for (const { city, country: code } of made(['city'], 'depot', { country }))
      expect(cities[code as 'FR' | 'JP']).toContain(city);
  });

  it('what is known already, which others follow', () => {
    const properties = { name: text, email: text, avatar: text };
    const row = { known: { name: 'Ada Lovelace' } };
    for (const each of samples({ type: 'object', properties }, { name: 'customer', row }, 3)) {
      expect(each).toEqual({
        name: 'Ada Lovelace',
        email: 'ada.lovelace@example.com',
        avatar: 'http://sandbox.invalid/__image/avatar/ada-lovelace.svg',
      });
    }
  });

  it('a thing whose words are those of its kind, its category one of the enum', () => {
    const category: Schema = { type: 'string', enum: ['books', 'garden'] };
    for (const { name, category: kind } of made(['name'], 'product', { category }))
      expect(/Book|Guide|Atlas|History|Year/.test(String(name))).toBe(kind === 'books');
  });

  it('a company whose name has the legal form of its country', () => {
    for (const { name, country } of made(['name', 'country'], 'supplier')) {
      const known = countries.find((each) => each.name === country);
      expect(name?.endsWith(` ${known?.company}`)).toBe(true);
    }
  });
});

it.each([
  ['room', 'description'],
  ['review', 'comment'],
  ['ticket', 'title'],
  ['recipe', 'name'],
  ['CreateInvoiceLineRequest', 'description'],
  ['widget', 'notes'],
])('a text of a %s is a sentence or a title of people, never filler', (owner, name) => {
  const rows = made([name], owner);
  const texts = rows.map((row) => String(row[name]));
  for (const each of texts) expect(each).toMatch(/^[\p{Lu}\d].{3,}/u);
  expect(texts.join(' ')).not.toMatch(/lorem|ipsum|bandwidth|open-source|parse the/i);
  expect(new Set(texts).size).toBeGreaterThan(4);
});
