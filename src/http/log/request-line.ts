import { escapeControls } from '../../escape-controls.ts';
import { createTextStyles, type TextStyle } from '../../text-style.ts';
import type { LoggedPreflight, LoggedRequest } from './logged-request.ts';

/** How a line is written. */
export interface LineOptions {
  readonly color: boolean;
  /** Whether the line has the operation and the request id too. */
  readonly verbose: boolean;
}

/** How many characters of a URL a line has. */
const maxUrlLength = 120;

/** How many characters of each text a line has; what to do is at the end of most. */
const maxTextLength = 200;

const methodWidth = 'OPTIONS'.length;
const urlWidth = 40;
const durationWidth = 9;

/** The style of a status, by its first digit. */
const statusStyles: readonly TextStyle[] = ['minor', 'minor', 'success', 'redirect', 'warning', 'error'];

/**
 * Creates the format of a request for people, one line in columns: time, status, method, URL, duration; then what else
 * there is to say, the reason of a failure above all.
 */
export function createRequestLine({ color, verbose }: LineOptions): (request: LoggedRequest) => string {
  const styles = createTextStyles(color);
  const timeOf = createTimeOfDay();
  return (request) => {
    const { status, method, preflight, session } = request;
    const style = styleOf(request);
    const paint = styles[style];
    const columns = [
      styles.minor(timeOf(request.time)),
      paint(status === undefined ? '---' : String(status)),
      method.padEnd(methodWidth),
      printable(request.url).padEnd(urlWidth),
      styles.minor(`${request.durationMs.toFixed(1)}ms`.padStart(durationWidth)),
    ];
    if (session !== undefined) columns.push(`[${session}]`);
    if (verbose) columns.push(request.operation ?? '-', styles.minor(`#${request.requestId}`));
    const note = noteOf(request);
    if (note !== '') columns.push(preflight?.isAllowed ? styles.minor(note) : paint(note));
    return columns.join(' ').trimEnd();
  };
}

/** A refused preflight is 204 like any other, and yet a failure. */
function styleOf({ status, preflight }: LoggedRequest): TextStyle {
  if (preflight?.isAllowed === false) return 'warning';
  return statusStyles[Math.floor((status ?? 500) / 100)] ?? 'minor';
}

/** What a line says after its columns; most requests have nothing there. */
function noteOf(request: LoggedRequest): string {
  const { status, fault, preflight, passed, overrides } = request;
  const notes: string[] = [];
  if (fault !== undefined) notes.push(`fault:${fault}`);
  else if (status === undefined) notes.push('aborted');
  if (preflight !== undefined) notes.push(describePreflight(preflight));
  if (passed.length > 0) notes.push(`lenient: ${summarize(passed)}`);
  else if (request.issues.length > 0) notes.push(summarize(request.issues));
  else if (request.reason !== undefined) notes.push(abbreviate(request.reason));
  if (overrides.length > 0) notes.push(`(${overrides.join(', ')})`);
  return notes.length === 0 ? '' : ` ${notes.join(' ')}`;
}

function describePreflight({ method, origin, isAllowed }: LoggedPreflight): string {
  return isAllowed
    ? abbreviate(`preflight of ${method} from ${origin}`)
    : `preflight of ${abbreviate(method)} refused:`;
}

/** The first issue, and how many there are more. */
function summarize(issues: readonly string[]): string {
  const first = abbreviate(issues[0] ?? '');
  return issues.length > 1 ? `${first} and ${issues.length - 1} more` : first;
}

function abbreviate(text: string): string {
  return escapeControls(
    text.length > maxTextLength ? `${text.slice(0, maxTextLength)}…` : text,
  ).toWellFormed();
}

/** A URL: truncated, and escaped to printable ASCII. */
function printable(url: string): string {
  const start = url.length > maxUrlLength ? `${url.slice(0, maxUrlLength)}…` : url;
  return start.replace(/[^\x20-\x7e…]/g, (character) => encodeURIComponent(character.toWellFormed()));
}

/** The time of day on this machine, as `20:45:12`; formatted once a second at most. */
function createTimeOfDay(): (time: number) => string {
  let second = Number.NaN;
  let text = '';
  return (time) => {
    const current = Math.floor(time / 1000);
    if (current === second) return text;
    second = current;
    const date = new Date(time);
    text = [date.getHours(), date.getMinutes(), date.getSeconds()]
      .map((part) => String(part).padStart(2, '0'))
      .join(':');
    return text;
  };
}
