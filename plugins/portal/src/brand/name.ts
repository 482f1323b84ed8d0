export const PRODUCT_NAME = 'Astillero';
