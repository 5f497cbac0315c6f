/** Where to go after signing in: ?to= if it is a path of our own ("//host" and "/\host" would leave it), else the opening page. */
export function returnPath(search: string): string {
  const to = new URLSearchParams(search).get('to') ?? '';
  return /^\/(?![/\\])/.test(to) && !/^\/login\b/.test(to) ? to : '/';
}
