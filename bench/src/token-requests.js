/**
 * The token workload: for each of the two policies the same requests, in turn. A request is
 * `{ policy, action, durationSeconds }`, where `policy` is an index into the policies.
 */
export function tokenRequests(durations, policyCount) {
  const requests = [];
  for (const durationSeconds of durations) {
    for (let policy = 0; policy < policyCount; policy += 1) {
      requests.push({ policy, action: 'sts:GetServiceBearerToken', durationSeconds });
    }
  }
  return requests;
}

/** Every lifetime around a limit and each whole hundred: what all contenders must agree on. */
export function agreedDurations() {
  const durations = new Set([0, 900, 901, 3599, 3600, 3601, 43199, 43200]);
  for (let seconds = 900; seconds <= 43_200; seconds += 100) durations.add(seconds);
  return [...durations];
}
