export * from './seedOrganisation';
