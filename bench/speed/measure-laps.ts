/** CPU time by stage. All threads of the process count: what the collector and the compiler do for a stage is its cost. */

/** Called when a stage is done; what was spent since the last call is that stage's. */
export type Lap = (stage: string) => void;

export interface StageSpeed {
  readonly stage: string;
  /** Documents per CPU-second: the median of the repeats. */
  readonly perCpuSecond: number;
  /** Of the slowest and the fastest repeat. */
  readonly range: readonly [number, number];
}

const MICROSECONDS = 1e6;

export function cpuMicroseconds(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** Walks all documents `repeats` times, after `warmups` walks that don't count. */
export async function measureLaps<Item>(
  items: readonly Item[],
  walk: (item: Item, lap: Lap) => void,
  { warmups, repeats }: { readonly warmups: number; readonly repeats: number },
): Promise<StageSpeed[]> {
  const rounds: Map<string, number>[] = [];
  for (let round = 0; round < warmups + repeats; round++) {
    const spent = new Map<string, number>();
    let last = cpuMicroseconds();
    const lap: Lap = (stage) => {
      const now = cpuMicroseconds();
      spent.set(stage, (spent.get(stage) ?? 0) + now - last);
      last = cpuMicroseconds();
    };
    for (const item of items) {
      last = cpuMicroseconds();
      walk(item, lap);
    }
    if (round >= warmups) rounds.push(spent);
  }
  return [...(rounds[0]?.keys() ?? [])].map((stage) => {
    const speeds = rounds.map((spent) => (items.length * MICROSECONDS) / Math.max(1, spent.get(stage) ?? 0));
    return { stage, perCpuSecond: median(speeds), range: [Math.min(...speeds), Math.max(...speeds)] };
  });
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
