export * from './ArrivalPage';
