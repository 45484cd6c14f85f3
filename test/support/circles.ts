/** A graph: what each node points to. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** The nodes that lie on a circle, each circle (strongly connected component) as one sorted list; Tarjan's algorithm. */
export function findCircles(graph: Graph): readonly (readonly string[])[] {
  const indexes = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  for (const node of graph.keys()) if (!indexes.has(node)) visit(node);
  return circles;

  function visit(node: string): number {
    const index = indexes.size;
    indexes.set(node, index);
    lowest.set(node, index);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!indexes.has(next)) lower(node, visit(next));
      else if (stack.includes(next)) lower(node, indexes.get(next) ?? index);
    }
    if (lowest.get(node) === index) close(node);
    return lowest.get(node) ?? index;
  }

  function lower(node: string, index: number): void {
    lowest.set(node, Math.min(lowest.get(node) ?? index, index));
  }

  function close(node: string): void {
    const circle = stack.splice(stack.indexOf(node));
    if (circle.length > 1) circles.push(circle.sort());
  }
}
