import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { LogoFull, LogoIcon, PRODUCT_NAME } from '../brand';

const useStyles = makeStyles({
  root: {
    height: 72,
    display: 'flex',
    alignItems: 'center',
    paddingLeft: (sidebarConfig.drawerWidthClosed - 28) / 2,
    overflow: 'hidden',
    whiteSpace: 'nowrap',
  },
  link: { display: 'inline-flex', color: '#ffffff' },
});

export function SidebarLogo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <div className={classes.root}>
      <Link
        to="/"
        underline="none"
        className={classes.link}
        aria-label={PRODUCT_NAME}
      >
        {isOpen ? <LogoFull /> : <LogoIcon />}
      </Link>
    </div>
  );
}
