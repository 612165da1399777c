/** More cases than this in a file are a slip in a matrix. */
export const caseLimit = 100_000;

/** Counts the cases of a file before they are made. */
export interface CaseCount {
  /** The number with so many more. */
  readonly add: (count: number) => number;
  readonly isOver: () => boolean;
}

export function countOfCases(): CaseCount {
  let total = 0;
  return {
    add: (count) => {
      total += count;
      return total;
    },
    isOver: () => total > caseLimit,
  };
}
