import { CopyTextButton, Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { EnvironmentStatus } from '@internal/plugin-delivery-common';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useId } from 'react';
import { deliveryTranslationRef } from '../translation';
import { EnvironmentLinks } from './EnvironmentLinks';
import { Facts } from './Facts';
import { RelativeTime } from './RelativeTime';
import { StateLabel } from './StateLabel';
import { shortCommit, shortDigest, webAddress } from './format';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
    minWidth: 0,
    padding: theme.spacing(2),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
  },
  header: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    justifyContent: 'space-between',
    alignItems: 'center',
  },
  name: { fontWeight: 600, fontSize: '1rem', margin: 0 },
  message: { overflowWrap: 'anywhere' },
  links: { marginTop: 'auto' },
}));

/** Where a service stands in one environment. */
export function EnvironmentPanel(props: { status: EnvironmentStatus }) {
  const { status } = props;
  const classes = useStyles();
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={classes.root}>
      <div className={classes.header}>
        <h4 id={heading} className={classes.name}>
          {status.environment}
        </h4>
        <StateLabel state={status.state} />
      </div>
      {status.message && (
        <Typography variant="body2" className={classes.message}>
          {status.message}
        </Typography>
      )}
      <ReleaseFacts status={status} />
      <div className={classes.links}>
        <EnvironmentLinks status={status} />
      </div>
    </section>
  );
}

function ReleaseFacts({ status }: { status: EnvironmentStatus }) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { release } = status;
  if (!release) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('card.awaiting')}
      </Typography>
    );
  }
  const commitAddress = webAddress(status.links.commit);
  const [before, after] = t('card.releasedBy', {
    when: '\u0000',
    actor: release.actor,
  }).split('\u0000');
  return (
    <Facts
      items={[
        {
          term: t('card.tag'),
          value: (
            <code title={release.image.tag}>
              {shortCommit(release.image.tag)}
            </code>
          ),
          action: (
            <CopyTextButton
              variant="tertiary"
              text={release.image.tag}
              aria-label={t('card.copyTag')}
              tooltipText={t('card.copied')}
            />
          ),
        },
        {
          term: t('card.digest'),
          value: (
            <code title={release.image.digest}>
              {shortDigest(release.image.digest)}
            </code>
          ),
          action: (
            <CopyTextButton
              variant="tertiary"
              text={release.image.digest}
              aria-label={t('card.copyDigest')}
              tooltipText={t('card.copied')}
            />
          ),
        },
        {
          term: t('card.commit'),
          value: commitAddress ? (
            <Link to={commitAddress}>
              <code>{shortCommit(release.commit)}</code>
            </Link>
          ) : (
            <code>{shortCommit(release.commit)}</code>
          ),
        },
        {
          term: t('card.released'),
          value: (
            <>
              {before}
              <RelativeTime at={release.at} />
              {after}
            </>
          ),
        },
        {
          term: t('card.argocd'),
          value: t('card.syncHealth', {
            sync: status.sync,
            health: status.health,
          }),
        },
      ]}
    />
  );
}
