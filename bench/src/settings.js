/** Every median is taken over this many rounds, in which the contenders take turns. */
export const rounds = 9;

/** The file names of the two token policies; the IAM documents stand in policies/. */
export const tokenPolicies = ['limit-token-to-12-hours', 'limit-token-to-1-hour'];

/** Lifetimes that the service accepts, on both sides of each limit. */
export const lifetimes = [0, 900, 1800, 3599, 3600, 3601, 7200, 21600, 43199, 43200];

export const statementCounts = [10, 100, 1_000, 10_000];

export const scenarioCounts = [1, 1_000, 10_000];
