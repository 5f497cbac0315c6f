package main

import (
	"net/http"
)

// playgroundPage is a small query page without anything from outside: for analysts and developers.
const playgroundPage = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>GraphQL · 三级民政</title>
<link rel="stylesheet" href="/playground/page.css"><main><h1>GraphQL</h1>
<form id="f"><label>用户名 User <input name="u" autocomplete="username" value="analyst"></label><label>密码 Password <input name="p" type="password" autocomplete="current-password"></label>
<label class="wide">查询 Query <textarea name="q" rows="14" spellcheck="false">query { datasets { id name fields { name label } } }</textarea></label>
<label class="wide">变量 Variables (JSON) <textarea name="v" rows="4" spellcheck="false">{}</textarea></label><button>运行 Run</button></form>
<pre id="out" role="status" aria-live="polite" tabindex="0"></pre></main><script src="/playground/page.js"></script></html>`

const playgroundStyle = `body{font:15px/1.5 system-ui,sans-serif;margin:0;color:#1f2329}main{max-width:1000px;margin:24px auto;padding:0 16px}form{display:grid;grid-template-columns:1fr 1fr;gap:12px}.wide{grid-column:1/3}label{display:grid;gap:4px}input,textarea{font:14px/1.5 ui-monospace,monospace;padding:8px;border:1px solid #8a919f;border-radius:6px}button{justify-self:start;padding:8px 20px;border:0;border-radius:6px;background:#0958d9;color:#fff;font:inherit}pre{background:#f5f6f7;padding:12px;border-radius:6px;overflow:auto;max-height:60vh}`

const playgroundScript = `const out=document.getElementById('out');document.getElementById('f').addEventListener('submit',async e=>{e.preventDefault();const d=new FormData(e.target);out.textContent='…';try{
const l=await fetch('/auth/login',{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify({username:d.get('u'),password:d.get('p')})});const t=await l.json();if(!l.ok)throw new Error(t.errors[0].message);
const r=await fetch('/graphql',{method:'POST',headers:{'Content-Type':'application/json',Authorization:'Bearer '+t.accessToken},body:JSON.stringify({query:d.get('q'),variables:JSON.parse(d.get('v')||'{}')})});out.textContent=JSON.stringify(await r.json(),null,2)}catch(x){out.textContent=x.message}});`

func (a *app) playground(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", policyStrict)
	h.Set("Cache-Control", "no-cache")
	body, kind := playgroundPage, "text/html; charset=utf-8"
	switch r.URL.Path {
	case "/playground/page.css":
		body, kind = playgroundStyle, "text/css; charset=utf-8"
	case "/playground/page.js":
		body, kind = playgroundScript, "text/javascript; charset=utf-8"
	}
	h.Set("Content-Type", kind)
	_, _ = w.Write([]byte(body))
}
