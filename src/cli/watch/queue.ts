/** Things that come at any time, for somebody who takes them when there is time. */
export interface Queue<Item> {
  readonly push: (item: Item) => void;
  /** All that have come, at least one. */
  readonly take: () => Promise<readonly Item[]>;
}

export function queue<Item>(): Queue<Item> {
  let items: Item[] = [];
  let wake = (): void => {};
  return {
    push: (item) => {
      items.push(item);
      wake();
    },
    take: async () => {
      if (items.length === 0)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      const taken = items;
      items = [];
      return taken;
    },
  };
}
