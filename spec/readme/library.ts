import { evaluate, loadPolicy } from 'policy-spec';

const policy = loadPolicy(new URL('./policies/limit-token-to-12-hours.json', import.meta.url));
export const decision = evaluate(policy, { action: 'sts:GetServiceBearerToken', durationSeconds: 3600 });

decision.outcome; // 'implicit-deny'
decision.explain(); // every statement that came near, and what stopped it
