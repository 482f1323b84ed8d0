import { Link } from '@backstage/core-components';
import {
  useApiHolder,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { visitsApiRef, type VisitsApi } from '@backstage/plugin-home';
import Typography from '@material-ui/core/Typography';
import { portalTranslationRef } from '../translation';
import { HomeCardFrame } from './HomeCardFrame';
import { useLinkListStyles } from './useLinkListStyles';
import { useLoaded } from './useLoaded';

const SHOWN = 6;

/** Where one was last; nothing at all where visits are not recorded. */
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
        limit: SHOWN,
        orderBy: [{ field: 'timestamp', direction: 'desc' }],
        filterBy: [{ field: 'pathname', operator: '!=', value: '/' }],
      }),
    [visitsApi],
  );
  return (
    <HomeCardFrame title={t('home.recent')}>
      {visits.length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          {t('home.recentEmpty')}
        </Typography>
      ) : (
        <ul className={classes.list}>
          {visits.map(visit => (
            <li key={visit.id}>
              <Link to={visit.pathname}>{visit.name}</Link>
            </li>
          ))}
        </ul>
      )}
    </HomeCardFrame>
  );
}
