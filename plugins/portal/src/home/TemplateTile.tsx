import { Link } from '@backstage/core-components';
import { DEFAULT_NAMESPACE, type Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { textsOf } from '@internal/plugin-delivery-common';
import { useLanguage } from '../language/useLanguage';
import { portalTranslationRef } from '../translation';
import { useTileStyles } from './useTileStyles';

/** A template as a door to its form. */
export function TemplateTile({ template }: { template: Entity }) {
  const classes = useTileStyles();
  const { t } = useTranslationRef(portalTranslationRef);
  const { title, description } = textsOf(template, useLanguage());
  const { name, namespace } = template.metadata;
  return (
    <Link
      to={`/create/templates/${namespace ?? DEFAULT_NAMESPACE}/${name}`}
      underline="none"
      className={classes.tile}
      aria-label={t('home.choose', { title })}
    >
      <span className={classes.title}>{title}</span>
      {description && (
        <Typography
          variant="body2"
          color="textSecondary"
          component="span"
          className={classes.description}
        >
          {description}
        </Typography>
      )}
    </Link>
  );
}
