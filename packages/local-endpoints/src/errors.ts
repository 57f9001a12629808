/** Why the local endpoints cannot start; the message is meant for the person at the terminal. */
export class LocalEndpointError extends Error {
  override readonly name = 'LocalEndpointError';
  readonly code: 'port-in-use' | 'listen-failed' | 'data-locked' | 'data-newer' | 'data-unusable';
  constructor(code: LocalEndpointError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
