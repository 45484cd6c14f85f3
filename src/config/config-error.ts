/** An invalid flag or environment variable. The message is one line: it names the mistake and what to give instead. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
