import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseXmlTree, type XmlTree } from '../../../src/codecs/xml/parse-xml.ts';
import { atOnce } from '../../../src/turns.ts';

/** What the tests compare: names, attributes, elements and texts. */
type Tree = [name: string, attributes: Record<string, string>, children: Tree[], text: string];

function treeOf({ name, attributes, children, text }: XmlTree): Tree {
  return [name, Object.fromEntries(attributes), children.map(treeOf), text];
}

function referenceOf({ name, attributes, children }: XmlElement): Tree {
  const elements = children.filter((each): each is XmlElement => each.type === 'element');
  const text = children
    .map((each) => (each.type === 'text' && 'text' in each ? `${each.text}` : ''))
    .join('');
  return [name, { ...attributes }, elements.map(referenceOf), text];
}

/** What a parser makes of a text; `refused` where it throws. */
function outcome(parse: () => Tree): Tree | 'refused' {
  try {
    return parse();
  } catch {
    return 'refused';
  }
}

const own = (xml: string) => outcome(() => treeOf(atOnce(parseXmlTree(xml))));
const reference = (xml: string) =>
  outcome(() => {
    const { root } = parseXml(xml);
    if (root === null) throw new Error('empty');
    return referenceOf(root);
  });

const cases = [
  '<a/>',
  '<?xml version="1.0" encoding="UTF-8"?>\n<!-- before --><a>\r\nx\ry</a><!-- after --> ',
  '<?xml version="1.0"?><?pi x?><a b="1" c=\'&quot;&#65;&#x1F600;\'>t<b/>u<![CDATA[<&]]>v</a >',
  '<a b="x\ty\nz"> &amp;&lt;&gt;&apos; </a>',
  '<Größe übel="é"><名前/></Größe>',
  '<a><!-- - -->1<?x?>2</a>',
  '<a b = "1"\n/>',
  '<a>]]</a>',
];
const refused = [
  '',
  'text',
  '<a',
  '<a>',
  '<a></b>',
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
  '<a:></a>',
  '< a/>',
  '</a>',
];

describe('XML', () => {
  it.each(cases)('is parsed as by the reference parser: %j', (xml) => {
    expect(own(xml)).not.toBe('refused');
    expect(own(xml)).toEqual(reference(xml));
  });

  it.each(refused)('is refused as by the reference parser: %j', (xml) => {
    expect(own(xml)).toEqual(reference(xml));
  });

  it('is parsed as by the reference parser where characters are lost or doubled', () => {
    const broken = fc
      .tuple(
        fc.constantFrom(...cases),
        fc.nat(80),
        fc.nat(3),
        fc.constantFrom('', '<', '>', '"', '&', '/', 'x', ' ', ']]>'),
      )
      .map(([xml, at, gone, put]) => `${xml.slice(0, at)}${put}${xml.slice(at + gone)}`);
    fc.assert(
      fc.property(broken, (xml) => {
        expect(own(xml)).toEqual(reference(xml));
      }),
      { numRuns: 600 },
    );
  });

  it('gives others a turn, in a long document and in a long tag', () => {
    for (const xml of [
      `<a>${'<b>text</b>'.repeat(20_000)}</a>`,
      `<a ${Array.from({ length: 20_000 }, (_, at) => `b${at}="text"`).join(' ')}/>`,
    ]) {
      const steps = parseXmlTree(xml);
      let count = 0;
      while (steps.next().done !== true) count += 1;
      expect(count).toBeGreaterThan(5);
    }
  });

  it('is refused with its place', () => {
    expect(() => atOnce(parseXmlTree('<a>\n  <b></c>\n</a>'))).toThrow(
      'the body is not well-formed XML: </c> ends <b> (line 2, column 6)',
    );
  });
});
