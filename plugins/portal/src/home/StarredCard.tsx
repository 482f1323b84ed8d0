import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EntityRefLink,
  useStarredEntities,
} from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { portalTranslationRef } from '../translation';
import { HomeCardFrame } from './HomeCardFrame';
import { useLinkListStyles } from './useLinkListStyles';

export function StarredCard() {
  const classes = useLinkListStyles();
  const { t } = useTranslationRef(portalTranslationRef);
  const { starredEntities } = useStarredEntities();
  return (
    <HomeCardFrame title={t('home.starred')}>
      {starredEntities.size === 0 ? (
        <Typography variant="body2" color="textSecondary">
          {t('home.starredEmpty')}
        </Typography>
      ) : (
        <ul className={classes.list}>
          {[...starredEntities].sort().map(entityRef => (
            <li key={entityRef}>
              <EntityRefLink entityRef={entityRef} />
            </li>
          ))}
        </ul>
      )}
    </HomeCardFrame>
  );
}
