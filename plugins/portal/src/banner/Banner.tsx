import { Link } from '@backstage/core-components';
import {
  configApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import IconButton from '@material-ui/core/IconButton';
import CloseIcon from '@material-ui/icons/Close';
import ErrorIcon from '@material-ui/icons/Error';
import InfoIcon from '@material-ui/icons/Info';
import WarningIcon from '@material-ui/icons/Warning';
import { useMemo } from 'react';
import { useLocation } from 'react-router-dom';
import { useLanguage } from '../language/useLanguage';
import { portalTranslationRef } from '../translation';
import { readBannerConfig, type BannerConfig } from './bannerConfig';
import { dismissBanner, useDismissed } from './dismissal';
import { useBannerHeight } from './useBannerHeight';
import { useBannerStyles } from './useBannerStyles';

const icons = { info: InfoIcon, warning: WarningIcon, error: ErrorIcon };

/** The message of `app.banner` above everything; it can be hidden, but not on the home page. */
export function Banner() {
  const config = useApi(configApiRef);
  const banner = useMemo(() => readBannerConfig(config), [config]);
  return banner ? <ConfiguredBanner banner={banner} /> : null;
}

function ConfiguredBanner({ banner }: { banner: BannerConfig }) {
  const atHome = useLocation().pathname === '/';
  const dismissed = useDismissed(banner.text);
  if (dismissed && !atHome) return null;
  return <VisibleBanner banner={banner} dismissible={!atHome} />;
}

function VisibleBanner(props: { banner: BannerConfig; dismissible: boolean }) {
  const { text, translations, severity, link } = props.banner;
  const language = useLanguage();
  const classes = useBannerStyles({ severity });
  const { t } = useTranslationRef(portalTranslationRef);
  const Icon = icons[severity];
  return (
    <section
      ref={useBannerHeight()}
      aria-label={t('banner.label')}
      className={classes.root}
    >
      <Icon aria-hidden fontSize="small" />
      <p className={classes.text}>
        {translations[language] ?? text}{' '}
        {link && (
          <Link to={link.url} className={classes.link}>
            {link.text}
          </Link>
        )}
      </p>
      {props.dismissible && (
        <IconButton
          size="small"
          color="inherit"
          aria-label={t('banner.dismiss')}
          onClick={() => dismissBanner(text)}
        >
          <CloseIcon fontSize="small" />
        </IconButton>
      )}
    </section>
  );
}
