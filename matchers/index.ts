export type { MatcherResult } from './match-decision.js';
export { toAllow } from './to-allow.js';
export { toDecide } from './to-decide.js';
export { toDeny } from './to-deny.js';
export { toExplicitlyDeny } from './to-explicitly-deny.js';
export { toImplicitlyDeny } from './to-implicitly-deny.js';
