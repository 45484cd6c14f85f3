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
