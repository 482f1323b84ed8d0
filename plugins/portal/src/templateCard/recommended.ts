/** Not a property of a template, but advice to who chooses one. */
export const RECOMMENDED = 'recommended';
