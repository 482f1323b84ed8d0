import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { portalTranslationRef } from '../translation';
import { HomeCardFrame } from './HomeCardFrame';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gap: theme.spacing(1.5),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
}));

export function LearnCard() {
  const classes = useStyles();
  const { t } = useTranslationRef(portalTranslationRef);
  const entries = [
    { to: '/docs', text: t('home.docs'), help: t('home.docsHelp') },
    { to: '/catalog', text: t('home.catalog'), help: t('home.catalogHelp') },
    { to: '/api-docs', text: t('home.apis'), help: t('home.apisHelp') },
  ];
  return (
    <HomeCardFrame title={t('home.learn')}>
      <ul className={classes.list}>
        {entries.map(({ to, text, help }) => (
          <li key={to}>
            <Link to={to}>{text}</Link>
            <Typography variant="body2" color="textSecondary">
              {help}
            </Typography>
          </li>
        ))}
      </ul>
    </HomeCardFrame>
  );
}
