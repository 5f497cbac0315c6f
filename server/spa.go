package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"
)

// The desktop needs style tags that antd inserts; login and phone do not. Scripts come from our own files only.
const (
	policyStrict     = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
	policyDesktop    = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
	policyPlayground = policyDesktop + "; font-src 'self' data:" // GraphiQL carries its fonts in its style sheet
)

// spa serves the built front end: three documents (login, desktop, phone), immutable assets, everything else revalidated.
type spa struct {
	files fs.FS
	mu    sync.Mutex
	cache map[string]*asset
	has   bool
}

type asset struct {
	plain, zipped []byte
	kind, etag    string
}

func newSPA(files fs.FS) *spa {
	_, err := fs.Stat(files, "index.html")
	return &spa{files: files, cache: map[string]*asset{}, has: err == nil}
}

func (s *spa) load(name string) (*asset, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if a := s.cache[name]; a != nil {
		return a, nil
	}
	b, err := fs.ReadFile(s.files, name)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(b)
	a := &asset{plain: b, etag: `"` + hex.EncodeToString(sum[:8]) + `"`, kind: mime.TypeByExtension(path.Ext(name))}
	switch path.Ext(name) {
	case ".html", ".js", ".css", ".svg", ".json", ".webmanifest":
		var z bytes.Buffer
		w, _ := gzip.NewWriterLevel(&z, gzip.BestCompression)
		_, _ = w.Write(b)
		_ = w.Close()
		a.zipped = z.Bytes()
	}
	s.cache[name] = a
	return a, nil
}

func (s *spa) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}
	if !s.has {
		http.Error(w, "The front end is not built: run `make build`.", http.StatusServiceUnavailable)
		return
	}
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	if a, err := s.load(name); err == nil && name != "" && path.Ext(name) != ".html" {
		if strings.HasPrefix(name, "assets/") {
			w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		} else {
			w.Header().Set("Cache-Control", "no-cache")
		}
		s.send(w, r, name, a)
		return
	}
	if strings.HasPrefix(name, "assets/") || path.Ext(name) != "" {
		http.NotFound(w, r)
		return
	}
	a, err := s.load("index.html")
	if err != nil {
		http.NotFound(w, r)
		return
	}
	policy := policyDesktop
	if name == "login" || name == "m" || strings.HasPrefix(name, "m/") {
		policy = policyStrict
	} else if name == "playground" {
		policy = policyPlayground
	}
	w.Header().Set("Content-Security-Policy", policy)
	w.Header().Set("Cache-Control", "no-cache")
	s.send(w, r, "index.html", a)
}

func (s *spa) send(w http.ResponseWriter, r *http.Request, name string, a *asset) {
	h := w.Header()
	h.Set("Vary", "Accept-Encoding")
	h.Set("ETag", a.etag)
	if a.kind != "" {
		h.Set("Content-Type", a.kind)
	}
	body := a.plain
	if a.zipped != nil && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		body = a.zipped
	}
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(body))
}
