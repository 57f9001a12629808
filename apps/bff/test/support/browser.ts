/** As much of a browser as cookies need: a jar with paths, SameSite and prefixes, and navigation through redirects. */

interface Cookie {
  readonly name: string;
  value: string;
  readonly host: string;
  readonly path: string;
  readonly sameSite: string;
  /** As it stood in the header. */
  readonly header: string;
}
interface SendOptions {
  readonly method?: string | undefined;
  readonly body?: string | URLSearchParams | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** A request that another site set off: cookies that are Strict stay at home. */
  readonly crossSite?: boolean;
}
export interface Page {
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  json(): Record<string, never>;
}

export class Browser {
  cookies: Cookie[] = [];

  /** One request, without following redirects. */
  async send(address: string | URL, options: SendOptions = {}): Promise<Page> {
    const url = new URL(address);
    const response = await fetch(url, {
      method: options.method ?? 'GET',
      redirect: 'manual',
      headers: { cookie: this.cookieHeader(url, options.crossSite ?? false), ...options.headers },
      body: options.body ?? null,
    });
    for (const header of response.headers.getSetCookie()) this.keep(header, url);
    const text = await response.text();
    return { url, status: response.status, headers: response.headers, text, json: () => JSON.parse(text) };
  }

  /** A call of the console's own script. */
  call(address: string | URL, method: string, body?: unknown): Promise<Page> {
    const headers = { 'x-qldb-console': '1', 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
    return this.send(address, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  }

  /** Goes to a page as a click does, through every redirect. @param until stops before an address that fits */
  async go(address: string | URL, options: SendOptions & { until?: RegExp } = {}): Promise<Page> {
    let url = new URL(address);
    let crossSite = options.crossSite ?? false;
    let send: SendOptions = { method: options.method, body: options.body };
    for (let hops = 0; hops < 15; hops += 1) {
      const headers = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', ...options.headers };
      const page = await this.send(url, { ...send, headers, crossSite });
      const location = page.headers.get('location');
      if (page.status < 300 || page.status > 399 || location === null) return page;
      const next = new URL(location, url);
      crossSite ||= next.hostname !== url.hostname;
      if (options.until?.test(next.href)) return { ...page, url: next };
      url = next;
      send = {};
    }
    throw new Error(`too many redirects, the last to ${url}`);
  }

  /** Values by name of what would go to this address. */
  cookiesFor(address: string | URL, crossSite = false): Record<string, string> {
    const url = new URL(address);
    const sent = this.cookies.filter(
      ({ host, path, sameSite }) =>
        host === url.hostname &&
        (url.pathname === path || url.pathname.startsWith(path.endsWith('/') ? path : `${path}/`)) &&
        !(crossSite && sameSite === 'Strict'),
    );
    return Object.fromEntries(sent.map(({ name, value }) => [name, value]));
  }

  /** A second browser with the same cookies: a thief's. */
  copy(): Browser {
    const other = new Browser();
    other.cookies = this.cookies.map((cookie) => ({ ...cookie }));
    return other;
  }

  private cookieHeader(url: URL, crossSite: boolean): string {
    return Object.entries(this.cookiesFor(url, crossSite))
      .map(([name, value]) => `${name}=${value}`)
      .join('; ');
  }

  private keep(header: string, url: URL): void {
    const [pair = '', ...attributes] = header.split('; ');
    const attribute = (name: string) =>
      attributes.find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}=`))?.slice(name.length + 1);
    const equals = pair.indexOf('=');
    const [name, value] = [pair.slice(0, equals), pair.slice(equals + 1)];
    const path = attribute('Path') ?? '/';
    this.cookies = this.cookies.filter((one) => one.name !== name || one.host !== url.hostname || one.path !== path);
    if (attribute('Max-Age') === '0' || value === '') return;
    const sameSite = attribute('SameSite') ?? 'Lax';
    this.cookies.push({ name, value, host: url.hostname, path, sameSite, header });
  }
}
