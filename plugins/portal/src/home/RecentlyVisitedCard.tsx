import {
  useApiHolder,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { visitsApiRef, type VisitsApi } from '@backstage/plugin-home';
import Typography from '@material-ui/core/Typography';
import { portalTranslationRef } from '../translation';
import { HomeCardFrame } from './HomeCardFrame';
import { useLinkListStyles } from './useLinkListStyles';
import { useLoaded } from './useLoaded';

const SHOWN = 6;
const LOOKED_AT = 100;

/** The entities that one was at last, whichever of their pages it was; nothing at all where visits are not recorded. */
export function RecentlyVisitedCard() {
  const visitsApi = useApiHolder().get(visitsApiRef);
  return visitsApi ? <RecentlyVisited visitsApi={visitsApi} /> : null;
}

function RecentlyVisited({ visitsApi }: { visitsApi: VisitsApi }) {
  const classes = useLinkListStyles();
  const { t } = useTranslationRef(portalTranslationRef);
  const { data: visits = [] } = useLoaded(
    () =>
      visitsApi.list({
        limit: LOOKED_AT,
        orderBy: [{ field: 'timestamp', direction: 'desc' }],
      }),
    [visitsApi],
  );
  // Other pages are in the sidebar, and share one name.
  const entityRefs = [
    ...new Set(visits.flatMap(({ entityRef }) => entityRef ?? [])),
  ].slice(0, SHOWN);
  return (
    <HomeCardFrame title={t('home.recent')}>
      {entityRefs.length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          {t('home.recentEmpty')}
        </Typography>
      ) : (
        <ul className={classes.list}>
          {entityRefs.map(entityRef => (
            <li key={entityRef}>
              <EntityRefLink entityRef={entityRef} />
            </li>
          ))}
        </ul>
      )}
    </HomeCardFrame>
  );
}
