/** A point where something waits until a test opens it. */
export interface Gate {
  readonly opened: Promise<void>;
  open(): void;
}

export function createGate(): Gate {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** Resolves when everything that waits for no outside event is done. */
export function quiet(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
