package main

import (
	"encoding/json"
	"mime"
	"net/http"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/export"
	"minzheng/internal/fault"
	"minzheng/internal/figures"
	"minzheng/internal/region"
)

// exportQuery is a dataset query as the API writes it (DatasetQueryInput).
type exportQuery struct {
	Dataset string `json:"dataset"`
	Where   []struct {
		Field  string   `json:"field"`
		Op     string   `json:"op"`
		Values []string `json:"values"`
	} `json:"where"`
	RegionCode string   `json:"regionCode"`
	AsOf       string   `json:"asOf"`
	PeriodFrom string   `json:"periodFrom"`
	PeriodTo   string   `json:"periodTo"`
	Columns    []string `json:"columns"`
}

// exportRows streams the rows of a dataset query as xlsx or CSV: ?query=JSON&format=xlsx&withIds=true&reason=…, or
// format=csv&encoding=gb18030.
func (a *app) exportRows(w http.ResponseWriter, r *http.Request) {
	actor, err := access.From(r.Context())
	if err != nil {
		a.problem(w, r, err)
		return
	}
	p := r.URL.Query()
	var in exportQuery
	if err := json.Unmarshal([]byte(p.Get("query")), &in); err != nil {
		a.problem(w, r, fault.Invalid("MALFORMED", fault.T("导出条件不正确。", "The export query is not valid JSON."), fault.Field{Path: "/query", Reason: "MALFORMED"}).Wrap(err))
		return
	}
	q := figures.Query{Dataset: in.Dataset, Region: region.Code(in.RegionCode), AsOf: calendar.Date(in.AsOf), From: calendar.Date(in.PeriodFrom), To: calendar.Date(in.PeriodTo), Columns: in.Columns}
	for _, c := range in.Where {
		q.Where = append(q.Where, figures.Condition{Field: c.Field, Op: figures.Op(c.Op), Values: c.Values})
	}
	req := export.Request{Query: q, Format: export.Format(p.Get("format")), Encoding: export.Encoding(strings.ToLower(p.Get("encoding"))), WithIDs: p.Get("withIds") == "true", Reason: p.Get("reason"), Lang: r.Header.Get("Accept-Language")}
	if req.Format == "" {
		req.Format = export.XLSX
	}
	out := &lateHeader{w: w, set: func() {
		h := w.Header()
		h.Set("Content-Type", req.ContentType())
		h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": a.exports.FileName(actor, req)}))
		h.Set("Cache-Control", "no-store")
	}}
	if err := a.exports.Write(r.Context(), actor, out, req); err != nil {
		if out.begun {
			a.log.Error("export broke off", "ref", w.Header().Get("X-Request-Id"), "error", err)
			panic(http.ErrAbortHandler) // the client must not take half a file for a whole one
		}
		a.problem(w, r, err)
	}
}

// lateHeader sends the file's headers with its first bytes, so that an error before them is answered as an error.
type lateHeader struct {
	w     http.ResponseWriter
	set   func()
	begun bool
}

func (l *lateHeader) Write(b []byte) (int, error) {
	if !l.begun {
		l.begun = true
		l.set()
	}
	return l.w.Write(b)
}
