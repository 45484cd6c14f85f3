import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadXmlParser, parseXmlTree, type XmlTree } from '../../../src/codecs/xml/parse-xml.ts';
import { SandboxError } from '../../../src/errors.ts';
import { atOnce } from '../../../src/turns.ts';

const createParser = await loadXmlParser();

/** What the tests compare: names, attributes, elements and texts. */
type Tree = [name: string, attributes: Record<string, string>, children: Tree[], text: string];

function treeOf({ name, attributes, children, text }: XmlTree): Tree {
  return [name, Object.fromEntries(attributes), children.map(treeOf), text];
}

const stepsOf = (xml: string) => parseXmlTree(xml, createParser());
const parse = (xml: string) => treeOf(atOnce(stepsOf(xml)));

const cases: [xml: string, tree: Tree][] = [
  ['<a/>', ['a', {}, [], '']],
  [
    '<?xml version="1.0" encoding="UTF-8"?>\n<!-- before --><a>\r\nx\ry</a><!-- after --> ',
    ['a', {}, [], '\nx\ny'],
  ],
  [
    '<?xml version="1.0"?><?pi x?><a b="1" c=\'&quot;&#65;&#x1F600;\'>t<b/>u<![CDATA[<&]]>v</a >',
    ['a', { b: '1', c: '"A😀' }, [['b', {}, [], '']], 'tu<&v'],
  ],
  ['<a b="x\ty\nz"> &amp;&lt;&gt;&apos; </a>', ['a', { b: 'x y z' }, [], " &<>' "]],
  ['<Größe übel="é"><名前/></Größe>', ['Größe', { übel: 'é' }, [['名前', {}, [], '']], '']],
  ['<a><!-- - -->1<?x?>2</a>', ['a', {}, [], '12']],
  ['<a b = "1"\n/>', ['a', { b: '1' }, [], '']],
  ['<x:a xmlns:x="urn:x" x:b="1" xsi:nil="true">]]</x:a>', ['a', { b: '1' }, [], ']]']],
];

const refused = [
  '',
  'text',
  '<a',
  '<a>',
  '<a/><b/>',
  '<a/>x',
  '<a b></a>',
  '<a b=1/>',
  '<a b="1"c="2"/>',
  '<a b="1" b="2"/>',
  '<a b="<"/>',
  '<a>&</a>',
  '<a>&b;</a>',
  '<a>&#0;</a>',
  '<a>&#xD800;</a>',
  '<a>&#x110000;</a>',
  '<a>\u0001</a>',
  '<a>]]></a>',
  '<a><!-- -- --></a>',
  '<a><!-- ---></a>',
  '<a><![CDATA[</a>',
  '<a><?xml x?></a>',
  ' <?xml version="1.0"?><a/>',
  '<1a/>',
  '<a></b>',
  '< a/>',
  '</a>',
];

describe('XML', () => {
  it.each(cases)('is parsed: %j', (xml, tree) => {
    expect(parse(xml)).toEqual(tree);
  });

  it.each(refused)('is refused where it is not well-formed: %j', (xml) => {
    expect(() => parse(xml)).toThrow(
      /is not well-formed XML: .+ \(line \d+, column \d+\)$|without an element$/,
    );
  });

  it('is parsed or refused where characters are lost or doubled', () => {
    const broken = fc
      .tuple(
        fc.constantFrom(...cases.map(([xml]) => xml)),
        fc.nat(80),
        fc.nat(3),
        fc.constantFrom('', '<', '>', '"', '&', '/', 'x', ' ', ']]>'),
      )
      .map(([xml, at, gone, put]) => `${xml.slice(0, at)}${put}${xml.slice(at + gone)}`);
    fc.assert(
      fc.property(broken, (xml) => {
        try {
          expect(parse(xml)).toHaveLength(4);
        } catch (error) {
          expect(error).toBeInstanceOf(SandboxError);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is the same wherever it is cut into steps', () => {
    for (let length = 4_990; length <= 5_010; length += 1) {
      const before = 'x'.repeat(length);
      const tail = '\r\n&amp;😀<b c="d&lt;"><![CDATA[]]]]></b>y';
      expect(parse(`<a>${before}${tail}</a>`)).toEqual([
        'a',
        {},
        [['b', { c: 'd<' }, [], ']]']],
        `${before}\n&😀y`,
      ]);
    }
  });

  it('gives others a turn, in a long document and in a long tag', () => {
    for (const xml of [
      `<a>${'<b>text</b>'.repeat(20_000)}</a>`,
      `<a ${Array.from({ length: 20_000 }, (_, at) => `b${at}="text"`).join(' ')}/>`,
    ]) {
      const steps = stepsOf(xml);
      let count = 0;
      while (steps.next().done !== true) count += 1;
      expect(count).toBeGreaterThan(20);
    }
  });

  it('is refused with its place, and where it nests too deep', () => {
    expect(() => parse('<a>\n  <b></c>\n</a>')).toThrow(/ \(line 2, column \d+\)$/);
    expect(() => parse('<a>'.repeat(65))).toThrow('nested deeper than 64 levels');
  });
});
