export * from './ActionCall';
export * from './standIns';
