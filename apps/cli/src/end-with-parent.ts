/**
 * For the processes of the services: when the parent is gone, however it went, the channel closes and this process ends too.
 * Does nothing in a process that was started by hand.
 */
export function endWithParent(): void {
  if (!process.connected) return;
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), 10_000).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  // Listening for that must not keep this process alive by itself.
  process.channel?.unref();
}
