import { useEffect, useRef, useState } from 'react';
import type { LiveCounters } from '../model/live-view.ts';

const EVERY_MS = 15_000;

/**
 * Tells screen readers now and then, in one sentence, what came: a region that spoke with every record would never be
 * silent. A block that contradicts itself is told at once.
 */
export function LiveAnnouncer({ counters }: { counters: LiveCounters }) {
  const [said, setSaid] = useState('');
  const latest = useRef(counters);
  const told = useRef(counters);
  useEffect(() => {
    latest.current = counters;
  }, [counters]);
  // A new contradiction begins the effect anew: it is told at once.
  const { contradictions } = counters;
  useEffect(() => {
    const tell = () => {
      const sentence = whatCame(told.current, latest.current);
      told.current = latest.current;
      if (sentence !== '') setSaid(sentence);
    };
    if (contradictions > told.current.contradictions) tell();
    const timer = setInterval(tell, EVERY_MS);
    return () => clearInterval(timer);
  }, [contradictions]);
  return (
    <div role="status" className="visually-hidden">
      {said}
    </div>
  );
}

/** What is new between two moments; '' when nothing is. */
export function whatCame(before: LiveCounters, now: LiveCounters): string {
  const records = now.records - before.records;
  const sound = now.sound - before.sound;
  const wrong = now.contradictions - before.contradictions;
  const parts = [
    records > 0 ? `${records} more ${records === 1 ? 'record' : 'records'}` : '',
    sound > 0 ? `${sound} more ${sound === 1 ? 'block' : 'blocks'} re-hashed` : '',
    wrong > 0 ? `${wrong} ${wrong === 1 ? 'block contradicts' : 'blocks contradict'} themselves` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `${parts.join(', ')}.`;
}
