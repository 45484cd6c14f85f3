import type { Config } from '../../config/parse-config.ts';
import type { SandboxOptions } from '../../index.ts';
import { isColored } from '../../text-style.ts';
import { createLineWriter, type LineWriter } from './line-writer.ts';

/** The log of `serve`: requests and notices go to the standard output, failures to that of errors. */
export interface ServeLog {
  /** What the sandbox logs with. */
  readonly log: NonNullable<SandboxOptions['log']>;
  /** Writes what is collected; resolves when the stream has taken it. */
  flush(): Promise<void>;
}

/** Where the log goes: those of the process. */
export interface LogStreams {
  readonly out: NodeJS.WriteStream;
  readonly err: NodeJS.WriteStream;
}

/** Creates the log that the options ask for. */
export function createServeLog(
  { quiet, logFormat, verbose }: Pick<Config, 'quiet' | 'logFormat' | 'verbose'>,
  { out, err }: LogStreams,
): ServeLog {
  const lines = createLineWriter(out);
  const isJson = logFormat === 'json';
  const { notice, failure } = isJson ? jsonMessages(lines, err) : plainMessages(lines, err);
  const isSilent = quiet || logFormat === 'none';
  return {
    log: {
      ...(!isSilent && { request: lines.write }),
      notice,
      failure,
      format: isJson ? 'json' : 'pretty',
      color: isColored(out),
      verbose,
    },
    flush: lines.flush,
  };
}

interface Messages {
  notice(text: string): void;
  failure(text: string): void;
}

function plainMessages(lines: LineWriter, err: NodeJS.WritableStream): Messages {
  return { notice: lines.write, failure: (text) => void err.write(`${text}\n`) };
}

/** As JSON, so that whoever collects the log reads one format. */
function jsonMessages(lines: LineWriter, err: NodeJS.WritableStream): Messages {
  const format = (level: 'info' | 'error', message: string) =>
    JSON.stringify({ time: new Date().toISOString(), level, message });
  return {
    notice: (text) => lines.write(format('info', text)),
    failure: (text) => void err.write(`${format('error', text)}\n`),
  };
}
