// A stand-in for the server: serves dist/ as the real one does (zones, CSP, caching), signs in the demo accounts, and answers every trusted
// document from the schema with invented values. For tests of the application's own behaviour and for page work without a database.
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema, getNamedType, graphql, GraphQLError, isEnumType, isListType, isNonNullType } from 'graphql';

const here = fileURLToPath(new URL('..', import.meta.url));
const port = Number(process.env.PORT ?? 8090);
const schema = buildSchema(readFileSync(join(here, '../schema.graphqls'), 'utf8'));
const documents = () => JSON.parse(readFileSync(join(here, 'src/gql/persisted-documents.json'), 'utf8'));
const permissions = schema.getType('Permission').getValues().map((v) => v.name);

// ---- invented values: a field of an object that was not given gets one by its type
let n = 0;
const hash = (s) => [...s].reduce((h, c) => (h * 31 + c.charCodeAt(0)) >>> 0, 7);
const SCALARS = {
  ID: (f) => `${f}-${++n}`, String: (f) => `${f}`, Int: (f) => hash(f) % 90, Float: (f) => hash(f) % 900, Boolean: () => false,
  Date: () => '2026-06-15', Month: () => '2026-06', Time: () => '2026-06-15T02:30:00Z', Money: () => '528.00', FormData: () => ({}),
};
function invent(type, field) {
  if (isNonNullType(type)) return invent(type.ofType, field);
  if (isListType(type)) return [1, 2].map((i) => invent(type.ofType, `${field}${i}`));
  if (isEnumType(type)) return type.getValues()[0].name;
  return SCALARS[type.name] ? SCALARS[type.name](field) : {};
}
function fieldResolver(source, args, ctx, info) {
  const own = source?.[info.fieldName];
  if (own !== undefined) return typeof own === 'function' ? own(args, ctx, info) : own;
  if (getNamedType(info.returnType).name.endsWith('Connection')) return page([...Array(57).keys()].map((i) => ({ id: `${info.fieldName}-${i}` })), args);
  return invent(info.returnType, info.fieldName);
}
const page = (all, { first = 20, after }) => {
  const from = after ? Number(after) : 0, nodes = all.slice(from, from + first), end = from + nodes.length;
  return { nodes, totalCount: all.length, pageInfo: { endCursor: nodes.length ? String(end) : null, hasNextPage: end < all.length } };
};

// ---- a small town
const zh = (ctx) => !ctx.lang.startsWith('en');
const T = (ctx, a, b) => (zh(ctx) ? a : b);
const city = { code: '339900000000', name: '某市', fullName: '某市', tier: 'CITY', parentCode: null, hasChildren: true };
const towns = ['东山镇', '西湖街道', '南浦乡'].map((name, i) => ({ code: `33990010${i}000`, name, fullName: `某市 ${name}`, tier: 'TOWNSHIP', parentCode: city.code, hasChildren: true }));
const villages = towns.flatMap((t, i) => ['上村', '下村'].map((name, j) => ({ code: `33990010${i}20${j}`, name, fullName: `${t.fullName} ${name}`, tier: 'VILLAGE', parentCode: t.code, hasChildren: false })));
const ROLES = {
  'city.officer': ['CO', '市级经办', 'City officer', city, permissions], 'township.officer': ['TO', '乡镇经办', 'Township officer', towns[0], permissions.filter((p) => !/AUDIT|STAFF|STANDARD/.test(p))],
  'village.worker': ['VW', '村工作人员', 'Village worker', villages[0], ['SELF', 'CASE_READ', 'CASE_DRAFT', 'PERSON_READ', 'REGION_READ', 'FIGURE_READ', 'FILE_WRITE']],
  'city.admin': ['CA', '系统管理员', 'Administrator', city, ['SELF', 'STAFF_READ', 'STAFF_WRITE', 'REGION_READ', 'FIGURE_READ']],
};
const names = ['王建国', '李秀英', '张伟', '刘桂兰', '陈强', '杨静', '赵敏', '黄磊'];
const programs = [['DIBAO', '最低生活保障', 'Minimum living allowance'], ['TEKUN', '特困人员供养', 'Destitute support'], ['TEMP_AID', '临时救助', 'Temporary aid']];
const cases = Array.from({ length: 57 }, (_, i) => ({
  id: `case-${i}`, number: `MZ2026${String(i + 1).padStart(5, '0')}`, program: programs[i % 3], programCode: programs[i % 3][0], applicantName: names[i % 8], memberCount: (i % 4) + 1, amount: i % 5 ? `${400 + i * 37}.00` : null,
  status: ['DRAFT', 'EXAMINE', 'CONFIRM', 'PAYING'][i % 4], appliedOn: `2026-0${(i % 6) + 1}-1${i % 9}`, due: i % 3 ? '2026-06-20' : null, remainingWorkdays: (i % 9) - 1, overdue: i % 9 === 0 && i % 3 !== 0,
  village: villages[i % 6], township: towns[Math.floor((i % 6) / 2)], flags: [],
}));
const STATUS = { DRAFT: ['草稿', 'Draft'], EXAMINE: ['审核中', 'Under examination'], CONFIRM: ['待确认', 'Awaiting confirmation'], PAYING: ['保障中', 'In payment'] };
const meets = (c, { field, op, values }) => {
  const v = String(cellOf(c, field) ?? '');
  return op === 'IN' || op === 'EQ' ? values.includes(v) : op === 'GTE' ? v >= values[0] : op === 'LTE' ? v <= values[0] : op === 'CONTAINS' ? v.includes(values[0]) : true;
};
const cellOf = (c, name) => (name === 'program' ? c.programCode : name === 'applicant' ? c.applicantName : name === 'village' ? c.village.name : c[name] === null || c[name] === undefined ? null : String(c[name]));
const caseFields = (ctx) => [
  ['applicant', '申请人', 'Applicant', 'TEXT'], ['number', '案件编号', 'Case number', 'TEXT'], ['program', '救助项目', 'Programme', 'ENUM', programs.map((p) => [p[0], p[1], p[2]])], ['status', '状态', 'State', 'ENUM', Object.entries(STATUS).map(([v, s]) => [v, ...s])],
  ['village', '所属村（社区）', 'Village', 'REGION'], ['memberCount', '人数', 'Members', 'INTEGER'], ['amount', '月保障金（元）', 'Monthly amount (yuan)', 'MONEY'], ['appliedOn', '申请日期', 'Applied on', 'DATE'], ['due', '办理时限', 'Due', 'DATE'],
].map(([name, a, b, type, options]) => ({ name, label: T(ctx, a, b), type, options: (options ?? []).map(([value, x, y]) => ({ value, label: T(ctx, x, y) })), filter: true, dimension: true, measure: false, sortable: type === 'DATE', column: true, byDefault: name !== 'memberCount' }));
const guard = (ctx) => { if (!ctx.user) throw new GraphQLError('请先登录', { extensions: { code: 'UNAUTHENTICATED' } }); };
const root = {
  me: (_a, ctx) => {
    guard(ctx);
    const [role, a, b, region, may] = ROLES[ctx.user] ?? ROLES['city.officer'];
    return { id: ctx.user, username: ctx.user, name: '周敏', role, roleLabel: T(ctx, a, b), region, sections: [], grants: [], permissions: may, demo: true, cityName: T(ctx, '某市', 'Sample City '), today: '2026-06-15', mustChangePassword: false };
  },
  regions: ({ parentCode }, ctx) => { guard(ctx); return !parentCode ? [city] : [...towns, ...villages].filter((r) => r.parentCode === parentCode); },
  region: ({ regionCode }, ctx) => { guard(ctx); return [city, ...towns, ...villages].find((r) => r.code === regionCode) ?? null; },
  programs: (_a, ctx) => { guard(ctx); return programs.map(([code, a, b]) => ({ code, name: T(ctx, a, b), statuses: Object.entries(STATUS).map(([value, s]) => ({ value, label: T(ctx, ...s) })) })); },
  cases: ({ where, order, first, after }, ctx) => {
    guard(ctx);
    let l = cases.filter((c) => (where ?? []).every((w) => meets(c, w)));
    if (order) l = [...l].sort((a, b) => String(a[order.field]).localeCompare(String(b[order.field])) * (order.desc ? -1 : 1));
    return page(l.map((c) => ({ ...c, programName: T(ctx, c.program[1], c.program[2]), statusLabel: T(ctx, ...STATUS[c.status]) })), { first, after });
  },
  datasets: (_a, ctx) => { guard(ctx); return [{ id: 'cases', name: T(ctx, '案件', 'Cases'), opens: 'CASE', timeBasis: 'NOW', fields: caseFields(ctx) }]; },
  records: ({ query, first, after }, ctx) => {
    const fields = caseFields(ctx).filter((f) => f.column), found = root.cases({ where: query.where, order: query.order, first, after }, ctx);
    return {
      ...found, columns: fields,
      nodes: found.nodes.map((c) => ({ id: c.id, ref: { kind: 'CASE', id: c.id, label: c.number }, cells: fields.map((f) => cellOf(c, f.name)), labels: fields.map((f) => (f.name === 'program' ? c.programName : f.name === 'status' ? c.statusLabel : null)) })),
    };
  },
  board: (_a, ctx) => {
    guard(ctx);
    const months = ['1', '2', '3', '4', '5', '6'].map((m) => T(ctx, `${m}月`, `2026-0${m}`));
    return {
      title: T(ctx, '救助工作概览', 'Assistance overview'), asOf: '2026-06-15T02:30:00Z',
      tiles: [['待受理', 'To accept', '12', 'WARNING'], ['已超时限', 'Overdue', '2', 'DANGER'], ['在保户数', 'Households supported', '3,218', 'INFO'], ['本月应发（元）', 'Payable this month (yuan)', '1,986,430.00', 'INFO']].map(([a, b, value, severity], i) => ({ key: `t${i}`, label: T(ctx, a, b), value, unit: '', severity })),
      charts: [
        { key: 'a', title: T(ctx, '每月新增案件', 'New cases by month'), kind: 'BAR', unit: T(ctx, '件', 'cases'), labels: months, series: [{ name: T(ctx, '新增', 'New'), values: [31, 28, 40, 35, 22, 18] }] },
        { key: 'b', title: T(ctx, '在保人员分布', 'People by programme'), kind: 'PIE', unit: T(ctx, '人', 'people'), labels: programs.map((p) => T(ctx, p[1], p[2])), series: [{ name: '', values: [5210, 640, 88] }] },
      ],
    };
  },
  mySessions: (_a, ctx) => { guard(ctx); return [{ id: 's1', createdAt: '2026-06-15T01:00:00Z', lastUsedAt: '2026-06-15T02:00:00Z', expiresAt: '2026-07-01T00:00:00Z', device: 'Chrome · Linux', current: true }, { id: 's2', createdAt: '2026-06-10T01:00:00Z', lastUsedAt: '2026-06-12T02:00:00Z', expiresAt: '2026-07-01T00:00:00Z', device: 'WeChat · Android', current: false }]; },
  changePassword: ({ input }, ctx) => {
    guard(ctx);
    if (input.current !== 'minzheng-demo') throw new GraphQLError(T(ctx, '填写有误', 'Not valid'), { extensions: { code: 'INVALID', reason: 'PASSWORD', fields: [{ path: '/current', reason: 'PASSWORD_WRONG', message: T(ctx, '当前密码不正确', 'The current password is wrong') }], ref: 'r1' } });
    return { me: root.me(null, ctx) };
  },
};

// ---- sessions: rotating refresh tokens; an old one ends the family, as in the real server
const families = new Map();
let refreshes = 0, seconds = 900;
const b64 = (o) => Buffer.from(JSON.stringify(o)).toString('base64url');
const issued = new Set();
const tokenFor = (user) => { const iat = Math.floor(Date.now() / 1000); const t = `${b64({ alg: 'none' })}.${b64({ sub: user, iat, exp: iat + seconds, jti: ++n })}.x`; issued.add(t); return t; };
const userOf = (req) => { const t = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1]; if (!t || !issued.has(t)) return null; const p = JSON.parse(Buffer.from(t.split('.')[1], 'base64url')); return p.exp * 1000 > Date.now() ? p.sub : null; };
const cookie = (v) => `refresh=${v}; Path=/auth; HttpOnly; SameSite=Strict`;
const answer = (res, user, family, generation) => {
  families.set(family, { user, generation });
  res.setHeader('set-cookie', cookie(`${family}.${generation}`));
  return json(res, 200, { accessToken: tokenFor(user), expiresAt: new Date(Date.now() + seconds * 1000).toISOString() });
};
const json = (res, status, body) => { res.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }); res.end(JSON.stringify(body)); };
const fault = (res, status, code, message) => json(res, status, { errors: [{ message, extensions: { code, reason: code, ref: 'stub' } }] });

const CSP = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
const CSP_DESK = CSP.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const read = (req) => new Promise((done) => { const parts = []; req.on('data', (c) => parts.push(c)); req.on('end', () => done(Buffer.concat(parts))); });

async function handle(req, res) {
  const url = new URL(req.url, 'http://stub');
  const lang = req.headers['accept-language'] ?? 'zh-CN';
  res.setHeader('x-content-type-options', 'nosniff');
  res.setHeader('x-request-id', `stub-${++n}`);
  switch (url.pathname) {
    case '/auth/info': return json(res, 200, { demo: true });
    case '/auth/login': {
      const { username, password } = JSON.parse(await read(req));
      if (username === 'locked') return fault(res, 409, 'NOT_ALLOWED_NOW', '密码连续输错，账号已锁定15分钟');
      if (username === 'hasty') { res.setHeader('retry-after', '30'); return fault(res, 429, 'RATE_LIMITED', ''); }
      if (password !== 'minzheng-demo' || !(username in ROLES)) return fault(res, 401, 'UNAUTHENTICATED', lang.startsWith('en') ? 'Wrong user name or password' : '账号或密码错误');
      return answer(res, username, `f${++n}`, 1);
    }
    case '/auth/refresh': {
      refreshes++;
      const [family, generation] = (/refresh=([^;]+)/.exec(req.headers.cookie ?? '')?.[1] ?? '').split('.');
      const f = families.get(family);
      if (!f || f.generation !== Number(generation)) { families.delete(family); return fault(res, 401, 'UNAUTHENTICATED', ''); }
      await new Promise((r) => { setTimeout(r, 50); });
      return answer(res, f.user, family, f.generation + 1);
    }
    case '/auth/logout': res.setHeader('set-cookie', `${cookie('')}; Max-Age=0`); res.writeHead(204); return res.end();
    // for tests only: how often was refreshed; expire every access token now
    case '/stub/stats': return json(res, 200, { refreshes });
    case '/stub/expire': issued.clear(); return json(res, 200, {});
    case '/files': return userOf(req) ? (await read(req), json(res, 201, { id: `file-${++n}` })) : fault(res, 401, 'UNAUTHENTICATED', '');
    case '/graphql': {
      const body = JSON.parse(await read(req));
      const ctx = { user: userOf(req), lang };
      if (!ctx.user) return json(res, 401, { errors: [{ message: '', extensions: { code: 'UNAUTHENTICATED' } }] });
      const source = documents()[body.extensions?.persistedQuery?.sha256Hash];
      if (!source) return json(res, 200, { errors: [{ message: '', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] });
      if (req.headers.accept?.includes('event-stream')) { res.writeHead(200, { 'content-type': 'text/event-stream' }); return void res.write(':\n\n'); }
      return json(res, 200, await graphql({ schema, source, rootValue: root, variableValues: body.variables, contextValue: ctx, fieldResolver }));
    }
    default: {
      const file = join(here, 'dist', normalize(url.pathname));
      const asset = url.pathname.startsWith('/assets/');
      const found = extname(url.pathname) !== '' && existsSync(file) ? file : asset ? null : join(here, 'dist/index.html');
      if (!found) { res.writeHead(404, { 'cache-control': 'no-store' }); return res.end(); }
      res.writeHead(200, {
        'content-type': TYPES[extname(found)] ?? 'application/octet-stream', 'cache-control': asset ? 'public, max-age=31536000, immutable' : 'no-cache',
        ...(found.endsWith('.html') ? { 'content-security-policy': /^\/(login|m)(\/|$)/.test(url.pathname) ? CSP : CSP_DESK } : {}),
      });
      return res.end(readFileSync(found));
    }
  }
}
createServer((req, res) => { handle(req, res).catch((e) => { console.error(e); if (!res.headersSent) fault(res, 500, 'INTERNAL', ''); }); }).listen(port, '127.0.0.1', () => console.log(`stub on http://127.0.0.1:${port}`));
