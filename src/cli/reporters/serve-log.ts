import type { Writable } from 'node:stream';
import type { Config } from '../../config/parse-config.ts';
import type { SandboxOptions } from '../../index.ts';
import { isColored } from '../../text-style.ts';
import { createLineWriter } from './line-writer.ts';
import type { ProgressLine } from './progress-line.ts';

/** The log of `serve`: requests and notices go to the standard output, failures to that of errors. */
export interface ServeLog {
  /** What the sandbox logs with. */
  readonly log: NonNullable<SandboxOptions['log']>;
  /** Writes lines of the command itself at once: the ready line is awaited. */
  announce(announced: readonly string[]): void;
  /**
   * Writes what is collected; resolves when the stream has taken it. Until the first call nothing is logged: programs read
   * the address from the first line that is announced, whatever is noticed on the way to it.
   */
  flush(): Promise<void>;
}

/** Where the log goes: those of the process. */
export interface LogStreams {
  readonly out: Writable;
  readonly err: Writable;
}

/** Creates the log that the options ask for. */
export function createServeLog(
  { quiet, logFormat, verbose }: Pick<Config, 'quiet' | 'logFormat' | 'verbose'>,
  { out, err }: LogStreams,
  progress?: ProgressLine,
): ServeLog {
  const lines = createLineWriter(out);
  const isJson = logFormat === 'json';
  const toLine = isJson ? toJson : (_level: Level, text: string) => text;
  const isSilent = quiet || logFormat === 'none';
  /** What is logged before the start was announced; absent once it was. */
  let early: string[] | undefined = [];

  function write(line: string): void {
    if (early === undefined) lines.write(line);
    else early.push(line);
  }

  return {
    log: {
      ...(!isSilent && { request: write }),
      notice: (text) => write(toLine('info', text)),
      failure: (text) => {
        progress?.clear();
        err.write(`${toLine('error', text)}\n`);
      },
      ...(progress && { progress: progress.report }),
      format: isJson ? 'json' : 'pretty',
      color: isColored(out),
      verbose,
    },
    announce: (announced) => {
      for (const text of announced) lines.write(toLine('info', text));
      lines.flush();
    },
    flush: () => {
      const logged = early ?? [];
      early = undefined;
      for (const line of logged) lines.write(line);
      return lines.flush();
    },
  };
}

type Level = 'info' | 'error';

/** A message as a line of JSON, so that whoever collects the log reads one format. */
function toJson(level: Level, message: string): string {
  return JSON.stringify({
    time: new Date().toISOString(),
    level,
    message: message.trim().replace(/(?<=\S) {2,}/g, ' '),
  });
}
