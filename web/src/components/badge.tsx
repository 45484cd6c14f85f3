/** The method of an operation, in its colour. */
export function MethodBadge({ method }: { readonly method: string }) {
  return <span class={`method ${method.toLowerCase()}`}>{method.toUpperCase()}</span>;
}

/** A status, in the colour of its class; 0 for no response. */
export function StatusBadge({ status }: { readonly status: number }) {
  return (
    <span class={`status-code class-${Math.floor(status / 100)}`}>{status === 0 ? 'none' : status}</span>
  );
}
