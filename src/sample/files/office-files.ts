import { zip } from './zip.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const openXml = 'http://schemas.openxmlformats.org';
const relationships = `${openXml}/officeDocument/2006/relationships`;
const openXmlType = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'urn:oasis:names:tc:opendocument:xmlns';
const openDocumentType = 'application/vnd.oasis.opendocument';

/** The files of spreadsheets and text documents that say one sentence, by their media types. */
export function officeFiles(sentence: string): Readonly<Record<string, () => Buffer>> {
  const spreadsheet = () => officeOpenXml(spreadsheetParts(sentence));
  const document = () => officeOpenXml(documentParts(sentence));
  return {
    [`${openXmlType}.spreadsheetml.sheet`]: spreadsheet,
    [`${openXmlType}.wordprocessingml.document`]: document,
    // Programs that open these look at the content, which services make in the newer format.
    'application/vnd.ms-excel': spreadsheet,
    'application/msword': document,
    [`${openDocumentType}.spreadsheet`]: () => openDocumentFile('spreadsheet', tableOf(sentence)),
    [`${openDocumentType}.text`]: () => openDocumentFile('text', paragraphOf(sentence)),
  };
}

/** A part of a file of Office Open XML; the first of them is the document. */
interface Part {
  readonly path: string;
  readonly type: string;
  readonly xml: string;
}

/** One sheet, whose first cell is the sentence (ECMA-376, part 1, 12 and 18). */
function spreadsheetParts(sentence: string): readonly Part[] {
  const main = `xmlns="${openXml}/spreadsheetml/2006/main"`;
  const cell = `<c r="A1" t="inlineStr"><is><t>${sentence}</t></is></c>`;
  return [
    {
      path: 'xl/workbook.xml',
      type: 'spreadsheetml.sheet.main',
      xml: `<workbook ${main} xmlns:r="${relationships}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      path: 'xl/worksheets/sheet1.xml',
      type: 'spreadsheetml.worksheet',
      xml: `<worksheet ${main}><sheetData><row r="1">${cell}</row></sheetData></worksheet>`,
    },
  ];
}

/** One paragraph (ECMA-376, part 1, 11 and 17). */
function documentParts(sentence: string): readonly Part[] {
  const body = `<w:body><w:p><w:r><w:t>${sentence}</w:t></w:r></w:p></w:body>`;
  return [
    {
      path: 'word/document.xml',
      type: 'wordprocessingml.document.main',
      xml: `<w:document xmlns:w="${openXml}/wordprocessingml/2006/main">${body}</w:document>`,
    },
  ];
}

/** A package (ECMA-376, part 2) of a document, which refers to the parts after it. */
function officeOpenXml([document, ...others]: readonly Part[]): Buffer {
  if (document === undefined) return zip({});
  const overrides = [document, ...others].map(
    ({ path, type }) => `<Override PartName="/${path}" ContentType="${openXmlType}.${type}+xml"/>`,
  );
  const types = ['rels', 'xml'].map(
    (extension) =>
      `<Default Extension="${extension}" ContentType="application/${extension === 'rels' ? 'vnd.openxmlformats-package.relationships+' : ''}xml"/>`,
  );
  const folder = document.path.replace(/[^/]*$/, '');
  const name = document.path.slice(folder.length);
  return zip({
    '[Content_Types].xml': `${declaration}<Types xmlns="${openXml}/package/2006/content-types">${[...types, ...overrides].join('')}</Types>`,
    '_rels/.rels': relationshipsTo('officeDocument', [document.path]),
    [`${folder}_rels/${name}.rels`]: relationshipsTo(
      'worksheet',
      others.map(({ path }) => path.slice(folder.length)),
    ),
    ...Object.fromEntries([document, ...others].map(({ path, xml }) => [path, declaration + xml])),
  });
}

function relationshipsTo(kind: string, targets: readonly string[]): string {
  const links = targets.map(
    (target, i) => `<Relationship Id="rId${i + 1}" Type="${relationships}/${kind}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${openXml}/package/2006/relationships">${links.join('')}</Relationships>`;
}

function paragraphOf(sentence: string): string {
  return `<text:p>${sentence}</text:p>`;
}

function tableOf(sentence: string): string {
  const cell = `<table:table-cell office:value-type="string">${paragraphOf(sentence)}</table:table-cell>`;
  return `<table:table table:name="Sheet1"><table:table-row>${cell}</table:table-row></table:table>`;
}

/** A package of OpenDocument 1.2, which begins with its media type (part 3, 3.3). */
function openDocumentFile(kind: 'spreadsheet' | 'text', body: string): Buffer {
  const type = `${openDocumentType}.${kind}`;
  const names = ['office', 'table', 'text'].map((name) => `xmlns:${name}="${openDocument}:${name}:1.0"`);
  const entries = [
    ['/', type],
    ['content.xml', 'text/xml'],
  ].map(
    ([path, media]) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${media}"/>`,
  );
  return zip({
    mimetype: type,
    'content.xml': `${declaration}<office:document-content ${names.join(' ')} office:version="1.2"><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
    'META-INF/manifest.xml': `${declaration}<manifest:manifest xmlns:manifest="${openDocument}:manifest:1.0" manifest:version="1.2">${entries.join('')}</manifest:manifest>`,
  });
}
