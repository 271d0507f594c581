import { useLayoutEffect, useState } from 'preact/hooks';
import { addressOf, keyIn } from './address';

/** The entity that the address names. */
export interface Route {
  readonly key: string;
}

/** Follows the address: each visit gives a route of its own, also one to where one is; the address of a section changes nothing. */
export function useRoute(): Route {
  const [route, setRoute] = useState<Route>({
    key: keyIn(location.hash) ?? '',
  });
  useLayoutEffect(() => {
    const follow = (hash: string) => {
      const key = keyIn(hash);
      if (key !== undefined) setRoute({ key });
    };
    const onChange = () => follow(location.hash);
    // A link to where one is changes no address.
    const onClick = ({ target }: MouseEvent) => {
      const link = target instanceof Element ? target.closest('a') : null;
      if (link?.hash === location.hash) follow(link.hash);
    };
    addEventListener('hashchange', onChange);
    addEventListener('click', onClick);
    return () => {
      removeEventListener('hashchange', onChange);
      removeEventListener('click', onClick);
    };
  }, []);
  return route;
}

/** Goes to an entity, as a link to it does. */
export function visit(key: string): void {
  const before = location.hash;
  location.hash = addressOf(key);
  if (location.hash === before) dispatchEvent(new Event('hashchange'));
}
