export * from './DeliveryApi';
export * from './DefaultDeliveryApi';
export type {
  DeliveryOptions,
  EnvironmentOption,
  NameCheck,
  Repositories,
  RepositoryOption,
  ServiceDetails,
  SizeOption,
} from './schema';
