export * from './ServicesCard';
