import { lifetimes } from '../settings.js';

/** `count` scenarios on the policy of exactly twelve hours, each with a name, a lifetime and the outcome. */
export function scenariosOf(count) {
  return Array.from({ length: count }, (_, at) => {
    const durationSeconds = lifetimes[at % lifetimes.length];
    return {
      name: `request ${String(at + 1).padStart(5, '0')} asks for ${durationSeconds} s`,
      durationSeconds,
      expect: durationSeconds === 43_200 ? 'allow' : 'implicit-deny',
    };
  });
}
