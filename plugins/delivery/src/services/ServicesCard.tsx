import { Link } from '@backstage/core-components';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import ButtonGroup from '@material-ui/core/ButtonGroup';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useState } from 'react';
import { Loading, Problem } from '../status';
import { deliveryTranslationRef } from '../translation';
import { ServiceRow } from './ServiceRow';
import { useServices, type Scope } from './useServices';

const SHOWN = 8;
const scopes: Scope[] = ['mine', 'all'];

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
});

/** Services with where each of them stands: one's own first, all others a click away. */
export function ServicesCard() {
  const classes = useStyles();
  const { t } = useTranslationRef(deliveryTranslationRef);
  const [picked, setPicked] = useState<Scope>();
  const mine = useServices('mine', SHOWN);
  // Who owns nothing yet is shown what there is.
  const scope = picked ?? (mine.data?.length === 0 ? 'all' : 'mine');
  return (
    <section aria-label={t('services.title')}>
      <EntityInfoCard
        title={t('services.title')}
        headerActions={
          <ButtonGroup size="small" aria-label={t('services.show')}>
            {scopes.map(name => (
              <Button
                key={name}
                aria-pressed={scope === name}
                variant={scope === name ? 'contained' : 'outlined'}
                color="primary"
                disableElevation
                onClick={() => setPicked(name)}
              >
                {t(`services.${name}`)}
              </Button>
            ))}
          </ButtonGroup>
        }
        footerActions={<Link to="/catalog">{t('services.more')}</Link>}
      >
        <ServiceList scope={scope} listClass={classes.list} />
      </EntityInfoCard>
    </section>
  );
}

function ServiceList(props: { scope: Scope; listClass: string }) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { data, error, loading, refresh } = useServices(props.scope, SHOWN);
  if (loading) return <Loading rows={4} />;
  if (error && !data) {
    return (
      <Problem title={t('services.error')} error={error} onRetry={refresh} />
    );
  }
  if (!data?.length) {
    return (
      <>
        <Typography variant="body2" gutterBottom>
          {t(
            props.scope === 'mine' ? 'services.emptyMine' : 'services.emptyAll',
          )}
        </Typography>
        <Link to="/create">{t('services.create')}</Link>
      </>
    );
  }
  return (
    <ul className={props.listClass}>
      {data.map(entity => (
        <ServiceRow key={stringifyEntityRef(entity)} entity={entity} />
      ))}
    </ul>
  );
}
