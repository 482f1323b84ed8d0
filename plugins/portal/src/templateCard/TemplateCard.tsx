import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EntityRefLinks,
  FavoriteEntity,
  getEntityRelations,
} from '@backstage/plugin-catalog-react';
import { usePermission } from '@backstage/plugin-permission-react';
import { taskCreatePermission } from '@backstage/plugin-scaffolder-common/alpha';
import type { TemplateCardComponentProps } from '@backstage/plugin-scaffolder-react/alpha';
import { textsOf } from '@internal/plugin-delivery-common';
import Button from '@material-ui/core/Button';
import Card from '@material-ui/core/Card';
import Chip from '@material-ui/core/Chip';
import Typography from '@material-ui/core/Typography';
import { useLanguage } from '../language/useLanguage';
import { portalTranslationRef } from '../translation';
import { RECOMMENDED } from './recommended';
import { useTemplateCardStyles } from './useTemplateCardStyles';

/** A template on the page of all templates, in the language that the portal speaks. */
export function TemplateCard(props: TemplateCardComponentProps) {
  const { template, onSelected } = props;
  const classes = useTemplateCardStyles();
  const language = useLanguage();
  const { t } = useTranslationRef(portalTranslationRef);
  const { allowed } = usePermission({ permission: taskCreatePermission });
  const { title, description } = textsOf(template, language);
  const { tags = [] } = template.metadata;
  const owners = getEntityRelations(template, RELATION_OWNED_BY);
  return (
    <Card className={classes.root} component="article" aria-label={title}>
      <div className={classes.heading}>
        <Typography variant="h5" component="h3">
          {title}
        </Typography>
        <FavoriteEntity entity={template} size="small" />
      </div>
      <Typography variant="body2" className={classes.description}>
        {description}
      </Typography>
      <div className={classes.tags}>
        {tags.map(tag => (
          <Chip
            key={tag}
            size="small"
            className={classes.tag}
            variant={tag === RECOMMENDED ? 'default' : 'outlined'}
            color={tag === RECOMMENDED ? 'primary' : 'default'}
            label={tag === RECOMMENDED ? t('template.recommended') : tag}
          />
        ))}
      </div>
      <div className={classes.footer}>
        <Typography variant="body2" color="textSecondary" component="div">
          {owners.length > 0 && (
            <EntityRefLinks entityRefs={owners} defaultKind="Group" hideIcons />
          )}
        </Typography>
        {allowed && (
          <Button
            size="small"
            variant="outlined"
            color="primary"
            aria-label={t('home.choose', { title })}
            onClick={() => onSelected?.()}
          >
            {t('template.choose')}
          </Button>
        )}
      </div>
    </Card>
  );
}
