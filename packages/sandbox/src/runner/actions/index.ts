export * from './ActionCall';
export * from './standIns';
export * from './inputs';
