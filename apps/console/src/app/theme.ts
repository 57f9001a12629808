import { applyMode, Mode } from '@cloudscape-design/global-styles';
import { useEffect, useSyncExternalStore } from 'react';
import { preferences, type Theme } from '../lib/preferences.ts';
import { useStoredValue } from '../lib/stored-value.ts';

const systemIsDark = () => globalThis.matchMedia('(prefers-color-scheme: dark)');

function apply(theme: Theme, systemDark: boolean): void {
  const dark = theme === 'dark' || (theme === 'system' && systemDark);
  applyMode(dark ? Mode.Dark : Mode.Light);
  // Scroll bars and form controls of the browser itself.
  document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
}

/** Before the first paint, so that a dark page never flashes white. */
export function applyStoredTheme(): void {
  apply(preferences.get().theme, systemIsDark().matches);
}

/** Follows the reader's choice and, where that is `system`, the system. */
export function useTheme(): void {
  const { theme } = useStoredValue(preferences);
  const dark = useSyncExternalStore(
    (listener) => {
      const query = systemIsDark();
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => systemIsDark().matches,
  );
  useEffect(() => apply(theme, dark), [theme, dark]);
}
