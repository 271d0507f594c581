/** Names that would do harm where a page took them for markup, for script or for something of JavaScript's own. */
export const HOSTILE_NAMES = [
  '</script><script>alert(1)</script>',
  '<!--<script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  '<b>bold</b>',
  '&lt;i&gt;&amp;',
  'line\u2028and\u2029paragraph',
  '\ud800',
  '__proto__',
  'constructor',
  '$& $1 $`',
  '<!-- scripts -->',
  'javascript:alert(1)',
];
