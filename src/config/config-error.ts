/** A mistake in a flag or a variable: one line that names it and says what to give instead. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
