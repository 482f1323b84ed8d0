import { createUnifiedTheme, genPageTheme } from '@backstage/theme';
import { darkPalette, lightPalette } from './palettes';

export const THEME_NAME = 'astillero';

const fontFamily =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/** One calm header for every kind of page. */
const header = genPageTheme({ colors: ['#0d2233', '#0b4a66'], shape: 'none' });

/** Answers on the form's last page: a long title wraps, and on a phone it stands above its answer instead of beside it. */
const metadataCell = (onPhone: object) => ({
  lineHeight: 1.43,
  whiteSpace: 'normal' as const,
  '@media (max-width: 599.95px)': {
    display: 'block',
    wordBreak: 'normal' as const,
    ...onPhone,
  },
});

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
    BackstageMetadataTableTitleCell: {
      styleOverrides: { root: metadataCell({ paddingBottom: 0 }) },
    },
    BackstageMetadataTableCell: {
      styleOverrides: {
        root: metadataCell({ paddingTop: 0, overflowWrap: 'anywhere' }),
      },
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
