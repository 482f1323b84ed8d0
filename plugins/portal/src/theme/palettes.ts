import { palettes } from '@backstage/theme';

/** Deep water, and the orange of a ship's primer. */
const navigation = {
  background: '#0d2233',
  indicator: '#f28c48',
  color: '#c3d0da',
  selectedColor: '#ffffff',
  navItem: { hoverBackground: '#1c3a52' },
  submenu: { background: '#16304a' },
};

export const lightPalette = {
  ...palettes.light,
  primary: { main: '#0b5c7d' },
  secondary: { main: '#a84a12' },
  error: { main: '#b3261e' },
  background: { default: '#f4f6f8', paper: '#ffffff' },
  text: { primary: '#14212c', secondary: '#4c5b67' },
  link: '#0b5c7d',
  linkHover: '#083f56',
  border: '#d3dae0',
  textSubtle: '#4c5b67',
  textVerySubtle: '#6a7883',
  status: {
    ok: '#1b6e38',
    warning: '#8a5200',
    error: '#b3261e',
    running: '#0b5fa5',
    pending: '#6b5900',
    aborted: '#56646f',
  },
  navigation,
  tabbar: { indicator: '#0b5c7d' },
  pinSidebarButton: { icon: '#14212c', background: '#c3d0da' },
};

export const darkPalette = {
  ...palettes.dark,
  primary: { main: '#7cc7e6' },
  secondary: { main: '#f2a06b' },
  error: { main: '#ff8f85' },
  background: { default: '#0f1821', paper: '#182530' },
  text: { primary: '#e8eef2', secondary: '#a9b8c4' },
  link: '#8fd0ec',
  linkHover: '#b9e2f4',
  border: '#33434f',
  textSubtle: '#a9b8c4',
  textVerySubtle: '#8596a3',
  status: {
    ok: '#6fd699',
    warning: '#f2b661',
    error: '#ff8f85',
    running: '#83c5ff',
    pending: '#e3d27a',
    aborted: '#a9b8c4',
  },
  navigation: { ...navigation, background: '#0a151e' },
  tabbar: { indicator: '#7cc7e6' },
  pinSidebarButton: { icon: '#0f1821', background: '#c3d0da' },
};
