import { Content, Page } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { Fragment } from 'react';
import { PRODUCT_NAME } from '../brand';
import { portalTranslationRef } from '../translation';
import { CreateServiceCard } from './CreateServiceCard';
import { HomeSearch } from './HomeSearch';
import { LearnCard } from './LearnCard';
import { RecentlyVisitedCard } from './RecentlyVisitedCard';
import { StarredCard } from './StarredCard';

const useStyles = makeStyles(theme => ({
  hero: {
    gridArea: 'pageHeader',
    padding: theme.spacing(5, 3),
    color: '#ffffff',
    backgroundImage: 'linear-gradient(100deg, #0d2233 0%, #0b4a66 100%)',
  },
  heroContent: {
    maxWidth: 1400,
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(3),
    alignItems: 'center',
    justifyContent: 'space-between',
  },
  title: { margin: 0, fontSize: '1.9rem', fontWeight: 600 },
  lead: { margin: theme.spacing(1, 0, 0), fontSize: '1.05rem' },
  grid: {
    maxWidth: 1400,
    display: 'grid',
    gap: theme.spacing(3),
    alignItems: 'start',
    gridTemplateColumns: 'minmax(0, 1fr)',
    [theme.breakpoints.up('md')]: {
      gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
    },
  },
  column: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(3),
    minWidth: 0,
  },
}));

export interface HomeCard {
  id: string;
  element: JSX.Element;
}

/** What one can do, and where one left off. */
export function HomePage(props: { cards: HomeCard[] }) {
  const classes = useStyles();
  const { t } = useTranslationRef(portalTranslationRef);
  return (
    <Page themeId="home">
      <header className={classes.hero}>
        <div className={classes.heroContent}>
          <div>
            <h1 className={classes.title}>
              {t('home.title', { name: PRODUCT_NAME })}
            </h1>
            <p className={classes.lead}>{t('home.lead')}</p>
          </div>
          <HomeSearch />
        </div>
      </header>
      <Content>
        <div className={classes.grid}>
          <div className={classes.column}>
            <CreateServiceCard />
            {props.cards.map(({ id, element }) => (
              <Fragment key={id}>{element}</Fragment>
            ))}
          </div>
          <div className={classes.column}>
            <LearnCard />
            <StarredCard />
            <RecentlyVisitedCard />
          </div>
        </div>
      </Content>
    </Page>
  );
}
