/** Whether a host to listen on, or a name in a Host header without its port, means this machine only. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '::1' ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name) ||
    /^::ffff:127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name)
  );
}

/** The name in a Host header: `localhost:8581` → `localhost`, `[::1]:8581` → `[::1]`. */
export function hostName(header: string): string {
  return header.replace(/:\d*$/, '');
}
