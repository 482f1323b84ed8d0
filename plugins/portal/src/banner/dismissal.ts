import { useSyncExternalStore } from 'react';

const KEY = 'portal.banner.dismissed';
const CHANGE = 'portal.banner.change';

/** Whether the banner with this text was hidden in this browser session. */
export function useDismissed(text: string): boolean {
  return useSyncExternalStore(
    onChange => {
      window.addEventListener(CHANGE, onChange);
      return () => window.removeEventListener(CHANGE, onChange);
    },
    () => window.sessionStorage.getItem(KEY) === text,
  );
}

export function dismissBanner(text: string): void {
  window.sessionStorage.setItem(KEY, text);
  window.dispatchEvent(new Event(CHANGE));
}

/** The sign-in page calls this: who signs in sees the banner again. */
export function restoreBanner(): void {
  window.sessionStorage.removeItem(KEY);
  window.dispatchEvent(new Event(CHANGE));
}
