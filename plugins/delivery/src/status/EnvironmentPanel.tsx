import { CopyTextButton, Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { EnvironmentStatus } from '@internal/plugin-delivery-common';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useId } from 'react';
import { nameOfRef } from '../nameOfRef';
import { deliveryTranslationRef } from '../translation';
import { AwaitedRun } from './AwaitedRun';
import { EnvironmentLinks } from './EnvironmentLinks';
import { Facts, type Fact } from './Facts';
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

const useTranslate = () => useTranslationRef(deliveryTranslationRef).t;
type Translate = ReturnType<typeof useTranslate>;

/** Where a service stands in one environment. */
export function EnvironmentPanel(props: {
  status: EnvironmentStatus;
  /** Whether the pipeline releases here; the others receive what was promoted. */
  isFirst: boolean;
}) {
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
      <ReleaseFacts status={status} isFirst={props.isFirst} />
      <div className={classes.links}>
        <EnvironmentLinks status={status} />
      </div>
    </section>
  );
}

function ReleaseFacts(props: { status: EnvironmentStatus; isFirst: boolean }) {
  const { status, isFirst } = props;
  const t = useTranslate();
  const { release } = status;
  if (!release) {
    return (
      <>
        <Typography variant="body2" color="textSecondary">
          {isFirst ? t('card.awaiting') : t('card.awaitingPromotion')}
        </Typography>
        {isFirst && <AwaitedRun />}
      </>
    );
  }
  const [before, after] = t('card.releasedBy', {
    when: '\u0000',
    actor: nameOfRef(release.actor, 'user'),
  }).split('\u0000');
  return (
    <Facts
      items={[
        ...imageFacts(release.image, t),
        ...commitFacts(release.commit, status.links.commit, t),
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

/** Tag and digest, as far as they are known: a prebuilt image may have one of them alone. */
function imageFacts(
  { tag, digest }: NonNullable<EnvironmentStatus['release']>['image'],
  t: Translate,
): Fact[] {
  return [
    tag && {
      term: t('card.tag'),
      value: <code title={tag}>{shortCommit(tag)}</code>,
      action: <CopyButton text={tag} label={t('card.copyTag')} />,
    },
    digest && {
      term: t('card.digest'),
      value: <code title={digest}>{shortDigest(digest)}</code>,
      action: <CopyButton text={digest} label={t('card.copyDigest')} />,
    },
  ].filter(fact => Boolean(fact)) as Fact[];
}

/** The commit that was built; none of a prebuilt image. */
function commitFacts(
  commit: string | undefined,
  link: string | undefined,
  t: Translate,
): Fact[] {
  if (!commit) {
    return [];
  }
  const address = webAddress(link);
  const text = <code>{shortCommit(commit)}</code>;
  return [
    {
      term: t('card.commit'),
      value: address ? <Link to={address}>{text}</Link> : text,
    },
  ];
}

function CopyButton(props: { text: string; label: string }) {
  const t = useTranslate();
  return (
    <CopyTextButton
      variant="tertiary"
      text={props.text}
      aria-label={props.label}
      tooltipText={t('card.copied')}
    />
  );
}
