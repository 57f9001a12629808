import { lazyRouteComponent } from '@tanstack/react-router';
import { useEffect } from 'react';
import { whenIdle } from './when-idle.ts';

/**
 * A part of a page whose code comes later: with {@link useLoadedAhead}, by its `preload`, or else when it is shown for the
 * first time. In the latter case React keeps the spinner in its place for 0.3 s, however soon the code is there.
 *
 * @param load imports the module. @param name what it exports as the component
 */
export const laterPart: typeof lazyRouteComponent = lazyRouteComponent;

/** Loads what may be shown next, when the browser has nothing better to do. @param wanted not before it is true */
export function useLoadedAhead(loads: readonly (() => Promise<unknown> | undefined)[], wanted = true): void {
  useEffect(() => {
    if (!wanted) return;
    return whenIdle(() => {
      // What cannot be loaded now is loaded when it is wanted, and told then.
      for (const load of loads) load()?.catch(() => {});
    });
  }, [loads, wanted]);
}
