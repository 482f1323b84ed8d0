import { useCallback, useRef } from 'react';

const VARIABLE = '--portal-banner-height';

/** Keeps the banner's height in a CSS variable, by which the sidebar and the pages make room for it. */
export function useBannerHeight(): (element: HTMLElement | null) => void {
  const observer = useRef<ResizeObserver>();
  return useCallback(element => {
    observer.current?.disconnect();
    const root = document.documentElement.style;
    if (!element) {
      root.removeProperty(VARIABLE);
      return;
    }
    const measure = () =>
      root.setProperty(VARIABLE, `${element.offsetHeight}px`);
    measure();
    observer.current = new ResizeObserver(measure);
    observer.current.observe(element);
  }, []);
}
