/**
 * Which step an arrow key leads to.
 *
 * @param selected the open step, or undefined when none is
 * @returns the step to open, or undefined when the key means nothing here
 */
export function stepKey(key: string, selected: number | undefined, count: number): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return selected === undefined ? 0 : Math.min(count - 1, selected + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return selected === undefined ? count - 1 : Math.max(0, selected - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
