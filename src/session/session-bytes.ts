/** About how many bytes the rows of named sessions take, and which sessions were deleted for it. */
export interface SessionBytes {
  /** Counts the rows of a session from now on. @returns what is called with their growth */
  begin(name: string): (growth: number) => void;
  /** What was counted of a session; 0 for one that is not counted. */
  of(name: string): number;
  /** Counts those of a session no more. */
  end(name: string): void;
  /** Whether all of them take more than the limit. */
  isExceeded(): boolean;
}

/** @param limit how many bytes they may take together */
export function createSessionBytes(limit: number): SessionBytes {
  const meters = new Map<string, { bytes: number }>();
  let total = 0;

  function end(name: string): void {
    total -= meters.get(name)?.bytes ?? 0;
    meters.delete(name);
  }

  return {
    begin: (name) => {
      end(name);
      const meter = { bytes: 0 };
      meters.set(name, meter);
      return (growth) => {
        if (meters.get(name) !== meter) return;
        meter.bytes += growth;
        total += growth;
      };
    },
    of: (name) => meters.get(name)?.bytes ?? 0,
    end,
    isExceeded: () => total > limit,
  };
}
