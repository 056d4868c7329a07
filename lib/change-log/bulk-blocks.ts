/** The records of one block of 8,192 ids that a change of many touched, as its row in the log keeps them. */
export interface BulkBlock {
  block: number;
  records: number;
  /** A bit for each id of the block, as PostgreSQL writes them: «0110…». */
  ids: string;
}

/** How many records blocks hold. */
export const recordsIn = (blocks: readonly BulkBlock[]): number => blocks.reduce((sum, { records }) => sum + records, 0);
