/** Polls until it is so; fails after a while. */
export async function until(is: () => Promise<boolean> | boolean, milliseconds = 45_000): Promise<void> {
  const deadline = Date.now() + milliseconds;
  while (!(await is())) {
    if (Date.now() > deadline) throw new Error(`not so after ${milliseconds} ms: ${is}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
