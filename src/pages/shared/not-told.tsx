/** Stands where npm did not tell, or what it told was not collected. */
export function NotTold() {
  return <span class="muted">not told</span>;
}
