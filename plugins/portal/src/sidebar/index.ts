export * from './PortalSidebar';
