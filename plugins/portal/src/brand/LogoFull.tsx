import { PRODUCT_NAME } from './name';
import { LogoIcon } from './LogoIcon';

/** The mark with the product's name beside it, in the current colour. */
export function LogoFull(props: { size?: number }) {
  const { size = 28 } = props;
  return (
    <span
      style={{ display: 'inline-flex', alignItems: 'center', gap: size * 0.4 }}
    >
      <LogoIcon size={size} />
      <span
        style={{
          fontSize: size * 0.75,
          fontWeight: 600,
          letterSpacing: '0.02em',
          lineHeight: 1,
        }}
      >
        {PRODUCT_NAME}
      </span>
    </span>
  );
}
