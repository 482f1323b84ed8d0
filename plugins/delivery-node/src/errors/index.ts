export * from './DeliveryError';
export * from './reasonOf';
export * from './redact';
export * from './retryDeliveryError';
