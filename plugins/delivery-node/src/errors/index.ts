export * from './DeliveryError';
export * from './redact';
export * from './retryDeliveryError';
