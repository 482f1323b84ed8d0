/** The mark: a hull on the slipway, below a crane's beam. Drawn in the current colour on a 32 by 32 field. */
export function Mark() {
  return (
    <>
      <path d="M4 5h24v3H4z" />
      <path d="M21 8h2.5v8H21zM8.5 8H11v5H8.5z" />
      <path d="M3 17h26l-3.2 7.4A2.6 2.6 0 0 1 23.4 26H8.6a2.6 2.6 0 0 1-2.4-1.6z" />
      <path d="M2 28h28v2H2z" opacity="0.55" />
    </>
  );
}
