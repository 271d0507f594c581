/** The website of npm, where people look. */
export const NPM_WEBSITE = 'https://www.npmjs.com';

/** Writes a name, slashes and a leading `@` kept, into the path of a web page. */
export function webPath(name: string): string {
  return name
    .toWellFormed()
    .split('/')
    .map((part) => encodeURIComponent(part).replace(/^%40/, '@'))
    .join('/');
}

/** A link that people wrote, when it leads to the web; credentials in it are cut away. */
export function webUrl(link?: string): string | undefined {
  const text = link?.trim();
  if (!text || /\s/.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  if (IS_URI.test(text) && !url.username && !url.password) return text;
  url.username = '';
  url.password = '';
  return toUri(url.href);
}

const IS_URI = /^https?:\/\/(?:[\w.~!$&'()*+,;=:@/?#-]|%[0-9a-f]{2})+$/i;

/** Percent-encodes what browsers let pass in an address and the platform does not. */
export function toUri(href: string): string {
  return href
    .toWellFormed()
    .replace(/%(?![0-9a-f]{2})/gi, '%25')
    .replace(/[^\w.~!$&'()*+,;=:@/?#%-]/gu, encodeURIComponent);
}

/** Percent-encodes as the package URL specification asks: `encodeURIComponent` leaves five more characters as they are. */
export function purlPart(part: string): string {
  return encodeURIComponent(part.toWellFormed()).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
