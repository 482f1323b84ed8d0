import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { NavContentComponentProps } from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { SidebarSearchModal } from '@backstage/plugin-search';
import { UserSettingsSignInAvatar } from '@backstage/plugin-user-settings';
import MenuIcon from '@material-ui/icons/Menu';
import SearchIcon from '@material-ui/icons/Search';
import { portalTranslationRef } from '../translation';
import { SidebarLogo } from './SidebarLogo';

/** Titles of pages are fixed strings; these are said in the person's language. */
const titles: Record<
  string,
  | 'nav.home'
  | 'nav.catalog'
  | 'nav.create'
  | 'nav.docs'
  | 'nav.apis'
  | 'nav.settings'
> = {
  'page:portal': 'nav.home',
  'page:catalog': 'nav.catalog',
  'page:scaffolder': 'nav.create',
  'page:techdocs': 'nav.docs',
  'page:api-docs': 'nav.apis',
  'page:user-settings': 'nav.settings',
};

/** What people need first comes first; pages that other plugins bring follow by title. */
export function PortalSidebar({ navItems }: NavContentComponentProps) {
  const { t } = useTranslationRef(portalTranslationRef);
  const nav = navItems.withComponent(({ node, href, icon, title }) => (
    <SidebarItem
      icon={() => icon}
      to={href}
      text={titles[node.spec.id] ? t(titles[node.spec.id]) : title}
    />
  ));
  // These have places of their own below or on an entity's page; the portal has one home page.
  nav.take('page:search');
  nav.take('page:notifications');
  nav.take('page:catalog-graph');
  nav.take('page:home');

  return (
    <Sidebar>
      <SidebarLogo />
      <SidebarGroup label={t('nav.search')} icon={<SearchIcon />} to="/search">
        <SidebarSearchModal />
      </SidebarGroup>
      <SidebarDivider />
      <SidebarGroup label={t('nav.menu')} icon={<MenuIcon />}>
        {nav.take('page:portal')}
        {nav.take('page:catalog')}
        {nav.take('page:scaffolder')}
        {nav.take('page:techdocs')}
        {nav.take('page:api-docs')}
        <SidebarDivider />
        <SidebarScrollWrapper>
          {nav.rest({ sortBy: 'title' })}
        </SidebarScrollWrapper>
      </SidebarGroup>
      <SidebarSpace />
      <SidebarDivider />
      <NotificationsSidebarItem text={t('nav.notifications')} />
      <SidebarDivider />
      <SidebarGroup
        label={t('nav.settings')}
        icon={<UserSettingsSignInAvatar />}
        to="/settings"
      >
        {nav.take('page:user-settings')}
      </SidebarGroup>
    </Sidebar>
  );
}
