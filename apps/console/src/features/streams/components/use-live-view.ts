import type { JournalStream } from '@qldb-console/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { followRecords, type ReadingState } from '../api/follow-records.ts';
import { LivePosition, type LiveStart } from '../model/live-position.ts';
import { type LiveSnapshot, LiveView } from '../model/live-view.ts';

/** How often the page is drawn anew while records come. */
const DRAW_EVERY_MS = 250;
const UNKNOWN: ReadingState = { shards: undefined, millisBehind: undefined };

/** The live view of a stream: read while `running`, paused without a gap, cleared, begun anew elsewhere. */
export function useLiveView(connection: string, stream: JournalStream, first: LiveStart) {
  const [start, setStart] = useState(first);
  const [running, setRunning] = useState(true);
  const [error, setError] = useState<unknown>();
  const [reading, setReading] = useState(UNKNOWN);
  const view = useRef<LiveView>(null);
  view.current ??= new LiveView(stream);
  const position = useRef<LivePosition>(null);
  position.current ??= new LivePosition(start, Date.now());
  const [snapshot, setSnapshot] = useState<LiveSnapshot>(() => new LiveView(stream).snapshot());
  const stale = useRef(false);
  const latest = useRef(stream);
  useEffect(() => {
    latest.current = stream;
  });

  const draw = useCallback(() => {
    stale.current = false;
    if (view.current) setSnapshot(view.current.snapshot());
  }, []);

  // `start` is among what it depends on, because another beginning begins the reading anew.
  useEffect(() => {
    if (!running) return;
    const controller = new AbortController();
    const { signal } = controller;
    const timer = setInterval(() => {
      if (stale.current) draw();
    }, DRAW_EVERY_MS);
    followRecords({
      connection,
      stream: latest.current,
      position: position.current as LivePosition,
      view: () => view.current as LiveView,
      onState: (state) => {
        if (!signal.aborted) setReading(state);
      },
      onChange: () => {
        stale.current = true;
      },
      signal,
    }).catch((thrown: unknown) => {
      if (signal.aborted) return;
      setError(thrown);
      setRunning(false);
    });
    return () => {
      controller.abort();
      clearInterval(timer);
      draw();
    };
  }, [connection, running, start, draw]);

  return {
    snapshot,
    reading,
    running,
    error,
    start,
    pause: () => setRunning(false),
    /** Goes on where the reading stopped. */
    resume: () => {
      setError(undefined);
      setReading(UNKNOWN);
      setRunning(true);
    },
    clear: () => {
      view.current = new LiveView(stream);
      draw();
    },
    beginAt: (next: LiveStart) => {
      view.current = new LiveView(stream);
      position.current = new LivePosition(next, Date.now());
      draw();
      setError(undefined);
      setReading(UNKNOWN);
      setStart({ ...next });
      setRunning(true);
    },
    judge: (address: Parameters<LiveView['judge']>[0]) => view.current?.judge(address),
  };
}
