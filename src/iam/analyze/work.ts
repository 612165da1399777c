/** A bound on work, shared by all that one question sets off. */
export interface Work {
  /** Takes so many steps; false when they are used up, and from then on. */
  spend(steps: number): boolean;
}

export function workOf(limit: number): Work {
  let left = limit;
  return {
    spend(steps) {
      left -= steps;
      return left >= 0;
    },
  };
}
