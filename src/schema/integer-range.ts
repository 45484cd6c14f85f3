/** The range of a format such as `int32` or `uint8`, within the integers that a number holds exactly. */
export function integerRange(format: string | undefined): readonly [number, number] | undefined {
  const [, unsigned, width] = /^(u?)int(8|16|32|64)$/.exec(format ?? '') ?? [];
  if (width === undefined) return undefined;
  const bits = Math.min(Number(width), 53 + (unsigned === 'u' ? 0 : 1));
  return unsigned === 'u'
    ? [0, 2 ** bits - 1]
    : [-(2 ** (bits - 1)) + (bits === 54 ? 1 : 0), 2 ** (bits - 1) - 1];
}
