/** Runs in the console's page before anything of it: notes what it takes, and speaks with the thread of an archive. */
interface Probe {
  /** Tasks of the page's thread of 50 ms and more since they were taken last, in milliseconds. */
  takeLongTasks(): number[];
  /** How far the judging is, 0 to 1, and its phase, as the thread told last. */
  readonly judged: { readonly done: number; readonly phase: string };
  /** Asks the thread of the archive. @returns milliseconds until the answer is there */
  ask(call: string, args: unknown): Promise<{ ms: number; value: unknown }>;
  /** Goes to an address inside the console. @returns milliseconds until all texts are on the screen */
  show(address: string, texts: readonly string[]): Promise<number>;
}
export interface ProbedWindow {
  readonly probe: Probe;
}

/** Self-contained: it is sent to the page as text. */
export function installProbe(): void {
  const FIRST_ID = 1e9;
  const MOST_WAIT_MS = 30_000;
  const longTasks: number[] = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration);
  }).observe({ type: 'longtask' });
  let judged = { done: 0, phase: '' };
  let thread: Worker | undefined;
  let asked = FIRST_ID;
  const PlainWorker = Worker;
  class WatchedWorker extends PlainWorker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      if (!String(url).includes('archive')) return;
      thread = this;
      this.addEventListener('message', ({ data }) => {
        const strand = data.event?.strands?.[0];
        if (strand !== undefined) judged = { done: strand.done, phase: strand.phase };
      });
    }
  }
  const probe: Probe = {
    takeLongTasks: () => longTasks.splice(0),
    get judged() {
      return judged;
    },
    ask: (call, args) =>
      new Promise((resolve, reject) => {
        if (thread === undefined) throw new Error('there is no thread of an archive');
        const asking = thread;
        const id = asked++;
        const start = performance.now();
        const listen = ({ data }: MessageEvent) => {
          if (data.id !== id) return;
          asking.removeEventListener('message', listen);
          if ('problem' in data) reject(new Error(data.problem.message));
          else resolve({ ms: performance.now() - start, value: data.value });
        };
        asking.addEventListener('message', listen);
        asking.postMessage({ id, call, args });
      }),
    show: (address, texts) =>
      new Promise((resolve, reject) => {
        const start = performance.now();
        const look = () => {
          const shown = document.querySelector('main')?.textContent ?? '';
          // Drawn with the frame that begins now, and on the screen with the next one.
          if (texts.every((text) => shown.includes(text)))
            requestAnimationFrame(() => resolve(performance.now() - start));
          else if (performance.now() - start > MOST_WAIT_MS) reject(new Error(`${address} does not show ${texts}`));
          else requestAnimationFrame(look);
        };
        history.pushState({}, '', address);
        requestAnimationFrame(look);
      }),
  };
  // Folders are chosen by the form's field, as in browsers that have nothing else.
  Object.assign(globalThis, { Worker: WatchedWorker, showDirectoryPicker: undefined, probe });
}
