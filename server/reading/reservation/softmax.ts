/** How likely each outcome is, by what speaks for it: shares of one. */
export function softmax(sums: readonly number[]): number[] {
  const top = Math.max(...sums);
  const grown = sums.map((sum) => Math.exp(sum - top));
  const total = grown.reduce((all, one) => all + one, 0);
  return grown.map((one) => one / total);
}
