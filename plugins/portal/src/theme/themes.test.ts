import { bannerColors } from '../banner/useBannerStyles';
import { darkPalette, lightPalette } from './palettes';

/** Relative luminance, by WCAG 2.2. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map(start => parseInt(hex.slice(start, start + 2), 16) / 255)
    .map(value =>
      value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
    );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio, by WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort(
    (a, b) => a - b,
  );
  return (light + 0.05) / (dark + 0.05);
}

const AA = 4.5;

describe.each([
  ['light', lightPalette],
  ['dark', darkPalette],
])('the %s theme', (_, palette) => {
  const { background, navigation, status, text, link, primary, error } =
    palette;
  const words = {
    'text.primary': text.primary,
    'text.secondary': text.secondary,
    link,
    'primary.main': primary.main,
    'error.main': error.main,
    ...status,
  };

  it.each(Object.entries(words))('%s can be read', (_name, color) => {
    expect(contrast(color, background.paper)).toBeGreaterThanOrEqual(AA);
    expect(contrast(color, background.default)).toBeGreaterThanOrEqual(AA);
  });

  it('the sidebar can be read', () => {
    for (const color of [navigation.color, navigation.selectedColor]) {
      expect(contrast(color, navigation.background)).toBeGreaterThanOrEqual(AA);
      expect(
        contrast(color, navigation.navItem.hoverBackground),
      ).toBeGreaterThanOrEqual(AA);
    }
  });
});

it.each(Object.entries(bannerColors))(
  'the %s banner can be read',
  (_, color) => {
    expect(contrast('#ffffff', color)).toBeGreaterThanOrEqual(AA);
  },
);
