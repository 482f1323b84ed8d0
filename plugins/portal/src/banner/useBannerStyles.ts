import { makeStyles } from '@material-ui/core/styles';
import type { BannerConfig } from './bannerConfig';

/** White on each of these has a contrast of at least 5 to 1. */
export const bannerColors: Record<BannerConfig['severity'], string> = {
  info: '#0b4a66',
  warning: '#7a4600',
  error: '#8f1d17',
};

export const useBannerStyles = makeStyles(theme => ({
  '@global': {
    // What the browser scrolls to, such as an answer that is missing, stays clear of the banner, and so does its label.
    html: {
      scrollPaddingTop: 'calc(var(--portal-banner-height, 0px) + 48px)',
    },
  },
  root: {
    position: 'sticky',
    top: 0,
    zIndex: theme.zIndex.appBar + 1,
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    minHeight: 36,
    padding: theme.spacing(0.5, 2),
    color: '#ffffff',
    backgroundColor: ({ severity }: Pick<BannerConfig, 'severity'>) =>
      bannerColors[severity],
    '@media print': { display: 'none' },
  },
  text: { flexGrow: 1, margin: 0, fontSize: '0.875rem', lineHeight: 1.4 },
  link: {
    color: 'inherit',
    textDecoration: 'underline',
    '&:hover': { color: 'inherit' },
  },
}));
