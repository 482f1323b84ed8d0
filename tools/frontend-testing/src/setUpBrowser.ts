import '@testing-library/jest-dom';
import { configure } from '@testing-library/dom';

/** Prepares Jest and jsdom for tests of components. */
export function setUpBrowser(): void {
  // A page that is slow is not wrong: the test's own limit ends what never comes.
  configure({ asyncUtilTimeout: 10_000 });
  jest.setTimeout(30_000);

  // jsdom lays nothing out, so nothing ever changes its size.
  window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
}
