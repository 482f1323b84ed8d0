import { useEffect } from 'react';
import { useLanguage } from './useLanguage';

/** Tells the browser which language the page is in: screen readers choose their voice by it. */
export function DocumentLanguage() {
  const language = useLanguage();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return null;
}
