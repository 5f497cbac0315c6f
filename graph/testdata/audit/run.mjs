// Holds a running server to the GraphQL-over-HTTP specification: node run.mjs URL TOKEN
// TOKEN is the access token of somebody who may send free query text.
import { auditServer } from 'graphql-http';

const [url, token] = process.argv.slice(2);
if (!url || !token) {
  console.error('usage: node run.mjs URL TOKEN');
  process.exit(2);
}
const results = await auditServer({
  url,
  fetchFn: (input, init = {}) => fetch(input, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } }),
});
const failed = results.filter((r) => r.status !== 'ok');
for (const r of failed) console.error(`${r.status.toUpperCase()} ${r.id} ${r.name}: ${r.reason}`);
console.log(`${results.length - failed.length} of ${results.length} audits pass`);
process.exit(failed.length > 0 || results.length < 50 ? 1 : 0);
