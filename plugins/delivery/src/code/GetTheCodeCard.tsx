import { CopyTextButton, Link } from '@backstage/core-components';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { deliveryApiRef, type ServiceDetails } from '../api';
import { usePolled, useServiceName } from '../hooks';
import { Facts, Loading, Problem, webAddress } from '../status';
import { deliveryTranslationRef } from '../translation';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
    minWidth: 0,
  },
  command: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 0.5, 0.5, 1.5),
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.action.hover,
    '& code': {
      flexGrow: 1,
      minWidth: 0,
      overflowX: 'auto',
      whiteSpace: 'nowrap',
      padding: theme.spacing(1, 0),
      fontFamily: 'var(--bui-font-monospace, monospace)',
      fontSize: theme.typography.body2.fontSize,
    },
  },
}));

/** From the service's page to its code: the repository and the command that clones it. */
export function GetTheCodeCard() {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const deliveryApi = useApi(deliveryApiRef);
  const service = useServiceName();
  const { data, error, loading, refresh } = usePolled({
    key: service,
    load: signal => deliveryApi.getService(service, { signal }),
    interval: () => undefined,
  });
  return (
    <EntityInfoCard title={t('code.title')}>
      {loading && <Loading rows={2} />}
      {error && (
        <Problem title={t('code.error')} error={error} onRetry={refresh} />
      )}
      {data && <Code details={data} />}
    </EntityInfoCard>
  );
}

function Code({ details }: { details: ServiceDetails }) {
  const { links, cloneCommand: command } = details;
  const classes = useStyles();
  const { t } = useTranslationRef(deliveryTranslationRef);
  const repository = webAddress(links.repository);
  const record = webAddress(links.gitops);
  return (
    <div className={classes.root}>
      {!repository && !command && (
        <Typography variant="body2">{t('code.none')}</Typography>
      )}
      {command && (
        <>
          <Typography variant="body2">{t('code.help')}</Typography>
          <div
            role="group"
            aria-label={t('code.command')}
            className={classes.command}
          >
            {/* Whoever has no mouse scrolls it too. */}
            {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
            <code tabIndex={0}>{command}</code>
            <CopyTextButton
              variant="tertiary"
              text={command}
              aria-label={t('code.copyCommand')}
              tooltipText={t('card.copied')}
            />
          </div>
        </>
      )}
      {repository && (
        <Typography variant="body2">
          <Link to={repository}>{t('code.repository')}</Link>
        </Typography>
      )}
      <Facts
        items={[
          ...(links.ecr
            ? [
                {
                  term: t('code.images'),
                  value: <code>{links.ecr}</code>,
                  action: (
                    <CopyTextButton
                      variant="tertiary"
                      text={links.ecr}
                      aria-label={t('code.copyImages')}
                      tooltipText={t('card.copied')}
                    />
                  ),
                },
              ]
            : []),
          ...(record
            ? [
                {
                  term: t('code.record'),
                  value: <Link to={record}>{t('code.openRecord')}</Link>,
                },
              ]
            : []),
        ]}
      />
    </div>
  );
}
