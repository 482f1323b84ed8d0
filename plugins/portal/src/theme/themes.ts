import { createUnifiedTheme, genPageTheme } from '@backstage/theme';
import { darkPalette, lightPalette } from './palettes';

export const THEME_NAME = 'astillero';

const fontFamily =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/** One calm header for every kind of page. */
const header = genPageTheme({ colors: ['#0d2233', '#0b4a66'], shape: 'none' });

const common = {
  fontFamily,
  defaultPageTheme: 'home',
  pageTheme: { home: header },
  components: {
    // Makes room for the banner, which keeps its height in this variable.
    BackstageSidebar: {
      styleOverrides: { drawer: { top: 'var(--portal-banner-height, 0px)' } },
    },
    BackstagePage: {
      styleOverrides: {
        root: { height: 'calc(100vh - var(--portal-banner-height, 0px))' },
      },
    },
    MuiButton: {
      styleOverrides: { root: { textTransform: 'none' as const } },
    },
  },
};

export const lightTheme = createUnifiedTheme({
  ...common,
  palette: lightPalette,
});

export const darkTheme = createUnifiedTheme({
  ...common,
  palette: darkPalette,
});
