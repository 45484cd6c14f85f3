/** The contracts whose types are generated. */
export const contracts: readonly string[];

/** Where the types of a contract are. */
export function typesOf(name: string): URL;

/** The text that the types of a contract must have as it is now. */
export function generateTypes(name: string): Promise<string>;
