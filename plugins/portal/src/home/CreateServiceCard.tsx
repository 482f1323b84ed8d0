import { Link } from '@backstage/core-components';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { portalTranslationRef } from '../translation';
import { RECOMMENDED } from '../templateCard/recommended';
import { HomeCardFrame } from './HomeCardFrame';
import { TemplateTile } from './TemplateTile';
import { useLoaded } from './useLoaded';
import { useTileStyles } from './useTileStyles';

const SHOWN = 9;
const LOADED = 50;

/** The type of templates that make no service: they are the platform team's, and only on the page of all templates. */
const FOR_THE_PLATFORM = 'platform';

function rankOf({ metadata }: Entity): number {
  return metadata.tags?.includes(RECOMMENDED) ? 0 : 1;
}

/** The templates of the catalog that make services: what is recommended first, then by title. */
export function CreateServiceCard() {
  const classes = useTileStyles();
  const catalogApi = useApi(catalogApiRef);
  const { t } = useTranslationRef(portalTranslationRef);
  const { data, error, loading, retry } = useLoaded(
    () =>
      catalogApi.queryEntities({
        filter: { kind: 'Template' },
        fields: ['kind', 'metadata', 'spec.type'],
        orderFields: [{ field: 'metadata.title', order: 'asc' }],
        limit: LOADED,
      }),
    [catalogApi],
  );
  const templates = data?.items
    .filter(({ spec }) => spec?.type !== FOR_THE_PLATFORM)
    .sort((one, other) => rankOf(one) - rankOf(other))
    .slice(0, SHOWN);
  return (
    <HomeCardFrame
      title={t('home.createTitle')}
      actions={<Link to="/create">{t('home.createAll')}</Link>}
    >
      <Typography variant="body2" color="textSecondary" gutterBottom>
        {t('home.createHelp')}
      </Typography>
      {loading && <Typography role="status">{t('home.loading')}</Typography>}
      {error && (
        <div role="alert">
          <Typography variant="subtitle2">{t('home.createError')}</Typography>
          <Typography variant="body2" gutterBottom>
            {error.message}
          </Typography>
          <Button size="small" variant="outlined" onClick={retry}>
            {t('home.retry')}
          </Button>
        </div>
      )}
      {templates?.length === 0 && (
        <Typography variant="body2">{t('home.createEmpty')}</Typography>
      )}
      {templates && templates.length > 0 && (
        <ul className={classes.grid}>
          {templates.map(template => (
            <li key={stringifyEntityRef(template)} className={classes.cell}>
              <TemplateTile template={template} />
            </li>
          ))}
        </ul>
      )}
    </HomeCardFrame>
  );
}
