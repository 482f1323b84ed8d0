/** The sum of an invoice in cents. Throws TypeError for lines that are none. */
export function totalOf(lines) {
  if (!Array.isArray(lines)) {
    throw new TypeError('An invoice is a list of lines');
  }
  return lines.reduce((sum, { quantity, price } = {}) => {
    if (!Number.isInteger(quantity) || !Number.isInteger(price)) {
      throw new TypeError('A line has a quantity and a price in whole cents');
    }
    return sum + quantity * price;
  }, 0);
}
