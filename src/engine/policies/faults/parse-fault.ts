import { isObject } from '../../../json.ts';
import { didYouMean } from '../../../similar-names.ts';
import {
  type PartParser,
  type PartParsers,
  parseChoice,
  parseNumber,
  parseParts,
  show,
} from '../parse-parts.ts';
import { type Fault, type FaultKind, faultNames, isFaultKind } from './fault.ts';

/** What other tools call these faults: WireMock's names, and common ones. */
const aliases: Readonly<Record<string, FaultKind>> = {
  'connection-reset-by-peer': 'reset',
  'empty-response': 'close',
  'random-data-then-close': 'garbage',
  'malformed-response-chunk': 'malformed-chunk',
  empty: 'close',
  timeout: 'hang',
};

/** The kind of fault that a name means, in any case; `undefined` for an unknown one. */
export function findFaultKind(text: string): FaultKind | undefined {
  const name = text.trim().toLowerCase().replaceAll('_', '-');
  if (isFaultKind(name)) return name;
  return Object.hasOwn(aliases, name) ? aliases[name] : undefined;
}

/** What the name of a fault may be, as the end of a message, after the one that a wrong name is near to. */
export function describeFaultNames(wrong = ''): string {
  const hint = wrong === '' ? '' : didYouMean(wrong, [...faultNames, ...Object.keys(aliases)]);
  return `${hint} Faults are ${faultNames.join(', ')}.`;
}

const parseKind: PartParser<FaultKind> = (value, place) => {
  const kind = typeof value === 'string' ? findFaultKind(value) : undefined;
  if (kind !== undefined) return kind;
  const wrong = typeof value === 'string' ? value : '';
  return place.report(`is unknown: ${show(value)}.${describeFaultNames(wrong)}`);
};

const parsers: PartParsers<Fault> = {
  kind: parseKind,
  chunked: parseChoice(true, false),
  bytesPerSecond: parseNumber(1, 1024 * 1024 * 1024),
};

/** The kind that each detail belongs to. */
const ownerOf = { chunked: 'truncate', bytesPerSecond: 'slow' } as const;

/** Parses a fault: its name, or its name with details. */
export const parseFault: PartParser<Fault> = (value, place) => {
  if (!isObject(value)) {
    const kind = parseKind(value, place);
    return kind && { kind };
  }
  const { kind, ...details } = parseParts<Fault>(value, place, parsers) ?? {};
  if (!('kind' in value)) return place.at('kind').report(`is missing.${describeFaultNames()}`);
  if (kind === undefined) return undefined;
  for (const [name, owner] of Object.entries(ownerOf)) {
    if (name in value && kind !== owner) return place.at(name).report(`belongs to ${owner}: leave it out`);
  }
  return { kind, ...details };
};
