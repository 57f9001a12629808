/** How long something takes, roughly: `about 3 minutes`. */
export function roughDuration(seconds: number): string {
  if (seconds < 2) return 'about a second';
  if (seconds < 90) return `about ${Math.round(seconds)} seconds`;
  if (seconds < 90 * 60) return `about ${Math.round(seconds / 60)} minutes`;
  return `about ${Math.round(seconds / 3600)} hours`;
}
