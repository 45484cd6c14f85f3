/** What may take more than a second, and so shows how far it is. */
export type Stage =
  | 'load'
  | 'infer'
  | 'prepare'
  | 'open'
  | 'demo'
  | 'validate'
  | 'insert'
  | 'check'
  | 'transfer';

/**
 * Reports that work is in a stage, and how far.
 * @param done how many rows, rules … are done; absent where nobody counts
 * @param total how many there are; absent where that is not known before the end
 */
export type ReportProgress = (stage: Stage, done?: number, total?: number) => void;
