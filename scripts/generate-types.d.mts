/** The text that src/contract/togai.gen.ts must have for the contract as it is now. */
export function generateTypes(): Promise<string>;
