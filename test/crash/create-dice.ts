/** A small linear congruential generator (Numerical Recipes' constants): the same rolls for the same seed. */
export function createDice(seed: number): (sides: number) => number {
  let state = (seed * 2654435761) >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}
