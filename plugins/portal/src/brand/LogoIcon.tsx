import { Mark } from './Mark';

export function LogoIcon(props: { size?: number }) {
  const { size = 28 } = props;
  return (
    <svg
      aria-hidden
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="currentColor"
    >
      <Mark />
    </svg>
  );
}
