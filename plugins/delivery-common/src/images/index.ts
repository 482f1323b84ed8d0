export * from './imageProblem';
export * from './imageReference';
export * from './placeImage';
