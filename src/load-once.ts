/**
 * Loads something when it is first needed, and once for all who need it; after a failure, again for the next one.
 * @returns gives what is loaded, and rejects as `load` does
 */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return async () => {
    loading ??= load();
    const current = loading;
    try {
      return await current;
    } catch (error) {
      if (loading === current) loading = undefined;
      throw error;
    }
  };
}
