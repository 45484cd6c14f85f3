/** The range of a format such as `int32` or `uint8`, within the integers that a number holds exactly. */
export function integerRange(format: string | undefined): readonly [number, number] | undefined {
  const [, unsigned, width] = /^(u?)int(8|16|32|64)$/.exec(format ?? '') ?? [];
  if (width === undefined) return undefined;
  const bits = Math.min(Number(width), 53 + (unsigned === 'u' ? 0 : 1));
  return unsigned === 'u'
    ? [0, 2 ** bits - 1]
    : [-(2 ** (bits - 1)) + (bits === 54 ? 1 : 0), 2 ** (bits - 1) - 1];
}

/**
 * The check of `int64`. Beyond 2^53 a number holds only some of the integers; those that it does not hold are refused
 * where they are read.
 */
export const int64Format = {
  type: 'number' as const,
  validate: (value: number) => Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63,
};

/**
 * The checks of the other formats of integers in the registry of OpenAPI, `uint64` as that of `int64`. The check of `int32` comes
 * with the libraries.
 */
export const integerFormats: Readonly<Record<string, typeof int64Format>> = {
  int8: within(-(2 ** 7), 2 ** 7),
  int16: within(-(2 ** 15), 2 ** 15),
  uint8: within(0, 2 ** 8),
  uint16: within(0, 2 ** 16),
  uint32: within(0, 2 ** 32),
  uint64: within(0, 2 ** 64),
};

function within(least: number, end: number): typeof int64Format {
  return {
    type: 'number',
    validate: (value) => Number.isInteger(value) && value >= least && value < end,
  };
}
