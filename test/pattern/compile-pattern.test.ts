import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../src/pattern/compile-pattern.ts';

describe('a pattern', () => {
  it.each([
    ['^(a|a)*$', 'a'],
    ['^(a+)+$', 'a'],
    ['(x+x+)+y', 'x'],
    ['^(\\w+\\s?)*$', 'w'],
    ['^(a?){30}a{30}$', 'a'],
    ['^(?=(a+)+$)b', 'a'],
    ['^(?!^[-+.]*$)[+-]?0*\\d*\\.?\\d*$', '0'],
    ['^(([^\\s@]+\\.?)+)@[a-z]+$', 'm'],
    ['\\s+$', ' '],
  ])('%s takes steps in proportion to the text', (source, letter) => {
    const pattern = compilePattern(source);
    const start = process.cpuUsage();
    for (const length of [25, 1_000, 30_000]) expect(pattern?.test(`${letter.repeat(length)}!`)).toBe(false);
    expect(process.cpuUsage(start).user).toBeLessThan(3_000_000);
  });

  it('that refers back is tried on short texts only', () => {
    const pattern = compilePattern('^(a+)+\\1$');
    expect(pattern?.test('ab')).toBe(false);
    expect(pattern?.test(`${'a'.repeat(50)}b`)).toBe(true);
  });

  it('passes a text that is too long for it', () => {
    const pattern = compilePattern('^(a+)+$');
    expect(pattern?.test(`${'a'.repeat(2_000_000)}!`)).toBe(true);
  });

  it('is matched by code points', () => {
    expect(compilePattern('^.$')?.test('😀')).toBe(true);
    expect(compilePattern('^[\\w-.]\\-$')?.test('.-')).toBe(true);
  });

  it.each(['^(\\((?:[^()]|(?1))*\\))$', '(?x) a b', '(', '(?(1)a|b)'])('%s is not supported', (source) => {
    expect(compilePattern(source)).toBeUndefined();
  });
});
