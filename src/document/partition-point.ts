/** How many at the front of a list are so, where behind the first that is not none is: found by halving. */
export function partitionPoint<T>(list: ArrayLike<T>, isSo: (one: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(list[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}
