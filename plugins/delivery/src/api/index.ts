export * from './DeliveryApi';
export * from './DefaultDeliveryApi';
export type {
  DeliveryOptions,
  EnvironmentOption,
  NameCheck,
  ServiceDetails,
  SizeOption,
} from './schema';
