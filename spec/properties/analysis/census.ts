/** How often what was seen, and every wrong answer. */
export class Census {
  readonly counts = new Map<string, number>();
  readonly disagreements: Disagreement[] = [];

  count(what: string, times = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + times);
  }

  of(what: string): number {
    return this.counts.get(what) ?? 0;
  }

  disagree(claim: string, details: Readonly<Record<string, unknown>>): void {
    const last = this.disagreements.at(-1);
    // One of its kind is enough for each case.
    if (last?.claim === claim && last.pair === this.of('pairs')) return;
    this.count(`disagreement: ${claim}`);
    this.disagreements.push({ claim, details, pair: this.of('pairs') });
  }
}

export interface Disagreement {
  readonly claim: string;
  readonly pair: number;
  readonly details: Readonly<Record<string, unknown>>;
}
