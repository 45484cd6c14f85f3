import { describe, expect, it } from 'vitest';
import { jsonPatch } from '../../../../src/handlers/crud/patch/json-patch.ts';

const target = { a: 1, list: [1, 2], deep: { 'x/y': { z: null } } };

describe('a JSON Patch', () => {
  it.each<[string, object, unknown]>([
    ['adds', { op: 'add', path: '/b', value: 2 }, { ...target, b: 2 }],
    ['adds in place of what was there', { op: 'add', path: '/a', value: 2 }, { ...target, a: 2 }],
    ['adds into an array', { op: 'add', path: '/list/1', value: 9 }, { ...target, list: [1, 9, 2] }],
    ['adds to the end of an array', { op: 'add', path: '/list/-', value: 9 }, { ...target, list: [1, 2, 9] }],
    ['replaces', { op: 'replace', path: '/list/0', value: 9 }, { ...target, list: [9, 2] }],
    ['replaces the whole', { op: 'replace', path: '', value: 1 }, 1],
    ['removes', { op: 'remove', path: '/list/0' }, { ...target, list: [2] }],
    ['follows escapes', { op: 'remove', path: '/deep/x~1y/z' }, { ...target, deep: { 'x/y': {} } }],
    ['moves', { op: 'move', from: '/a', path: '/b' }, { list: [1, 2], deep: target.deep, b: 1 }],
    ['copies', { op: 'copy', from: '/list', path: '/b' }, { ...target, b: [1, 2] }],
    ['adds, in capitals', { op: 'Add', path: '/b', value: 2 }, { ...target, b: 2 }],
    ['replaces, in capitals', { op: 'REPLACE', path: '/a', value: 9 }, { ...target, a: 9 }],
    ['tests', { op: 'test', path: '/deep', value: { 'x/y': { z: null } } }, target],
  ])('%s', (_, step, expected) => {
    const before = structuredClone(target);
    expect(jsonPatch(target, [step])).toEqual(expected);
    expect(target).toEqual(before);
  });

  it.each<[string, unknown]>([
    ['no array', { op: 'add', path: '/b', value: 1 }],
    ['no operation', [1]],
    ['an unknown op', [{ op: 'spin', path: '/a' }]],
    ['no pointer', [{ op: 'remove', path: 'a' }]],
    ['no from', [{ op: 'move', path: '/a' }]],
    ['a path that leads nowhere', [{ op: 'remove', path: '/none' }]],
    ['a replacement of nothing', [{ op: 'replace', path: '/none', value: 1 }]],
    ['an inherited name', [{ op: 'replace', path: '/constructor', value: 1 }]],
    ['an index past the end', [{ op: 'add', path: '/list/3', value: 1 }]],
    ['an index that is none', [{ op: 'add', path: '/list/01', value: 1 }]],
    ['a path into a number', [{ op: 'add', path: '/a/b', value: 1 }]],
    ['the removal of the whole', [{ op: 'remove', path: '' }]],
  ])('is rejected for %s', (_, patch) => {
    expect(() => jsonPatch(target, patch)).toThrow(expect.objectContaining({ code: 'invalid' }));
  });

  it('conflicts with the target where a test fails, and says where', () => {
    const patch = [
      { op: 'test', path: '/a', value: 1 },
      { op: 'test', path: '/a', value: '1' },
    ];
    const failure = { code: 'conflict', message: expect.stringContaining('/1 of the JSON Patch') };
    expect(() => jsonPatch(target, patch)).toThrow(expect.objectContaining(failure));
  });

  it('sets a property named __proto__ like any other', () => {
    const patched = jsonPatch({}, [{ op: 'add', path: '/__proto__', value: { x: 1 } }]);
    expect(Object.keys(patched as object)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(patched)).toBe(Object.prototype);
  });

  it('changes neither what was copied with the copy, nor the other way around', () => {
    const steps = [
      { op: 'copy', from: '/deep', path: '/b' },
      { op: 'add', path: '/b/x~1y/z', value: 1 },
      { op: 'add', path: '/deep/c', value: 2 },
    ];
    const patched = { ...target, deep: { ...target.deep, c: 2 }, b: { 'x/y': { z: 1 } } };
    expect(jsonPatch(target, steps)).toEqual(patched);
  });

  it.each<[string, unknown[]]>([
    ['doubles in itself', ['a', 'b'].map((name) => ({ op: 'copy', from: '/deep', path: `/deep/${name}` }))],
    ['doubles in a list', [{ op: 'copy', from: '/list', path: '/list/-' }]],
    ['doubles whole', [{ op: 'copy', from: '', path: '/list/-' }]],
  ])('is refused where it %s again and again', (_, steps) => {
    const bomb = Array.from({ length: 200 }, () => steps).flat();
    expect(() => jsonPatch(target, bomb)).toThrow(expect.objectContaining({ code: 'too-large' }));
  });

  it('is refused where it copies into itself, deeper and deeper', () => {
    const patch = Array.from({ length: 100 }, () => ({ op: 'copy', from: '', path: '/w' }));
    expect(() => jsonPatch({}, patch)).toThrow('nested deeper than 64 levels');
  });

  it('may have many operations', () => {
    const patch = Array.from({ length: 50_000 }, (__, at) => ({ op: 'add', path: `/deep/${at}`, value: at }));
    expect(Object.keys(Object(jsonPatch(target, patch)).deep)).toHaveLength(50_001);
  });
});
