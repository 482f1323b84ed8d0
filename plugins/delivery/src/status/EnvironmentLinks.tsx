import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { EnvironmentStatus } from '@internal/plugin-delivery-common';
import { makeStyles } from '@material-ui/core/styles';
import { deliveryTranslationRef } from '../translation';
import { webAddress } from './format';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 2),
    listStyle: 'none',
    margin: 0,
    padding: 0,
    fontSize: theme.typography.body2.fontSize,
  },
}));

/** Ways out of the portal: the service itself, Argo CD, GitOps, the run. */
export function EnvironmentLinks(props: { status: EnvironmentStatus }) {
  const { environment, links, release } = props.status;
  const classes = useStyles();
  const { t } = useTranslationRef(deliveryTranslationRef);
  const known = [
    { text: t('card.openService'), address: links.service },
    {
      // An image that was built elsewhere has no commit: the form's task released it.
      text: release?.commit ? t('card.openRun') : t('card.openTask'),
      address: links.run,
    },
    { text: t('card.openArgocd'), address: links.argocd },
    { text: t('card.openGitops'), address: links.gitops },
  ].flatMap(({ text, address }) => {
    const to = webAddress(address);
    return to ? [{ text, to }] : [];
  });
  if (!known.length) return null;
  return (
    <ul
      aria-label={t('card.linksOf', { environment })}
      className={classes.root}
    >
      {known.map(({ text, to }) => (
        <li key={text}>
          <Link to={to}>{text}</Link>
        </li>
      ))}
    </ul>
  );
}
