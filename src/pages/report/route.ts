import { useLayoutEffect, useState } from 'preact/hooks';
import { keyIn } from './address';

/** The key of the entity that the address names; it stays when the address goes on to a section. */
export function useRoute(): string {
  const [key, setKey] = useState(keyIn(location.hash) ?? '');
  useLayoutEffect(() => {
    const onChange = () => setKey((before) => keyIn(location.hash) ?? before);
    addEventListener('hashchange', onChange);
    return () => removeEventListener('hashchange', onChange);
  }, []);
  return key;
}
