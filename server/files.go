package main

import (
	"errors"
	"mime"
	"net/http"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/blob"
	"minzheng/internal/fault"
)

// putFile takes one upload (multipart, field "file"). Its content decides what it is; its name is only shown.
func (a *app) putFile(w http.ResponseWriter, r *http.Request) {
	actor, err := access.From(r.Context())
	if err != nil {
		a.problem(w, r, err)
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, blob.MaxSize+1<<20)
	parts, err := r.MultipartReader()
	if err != nil {
		a.problem(w, r, fault.Invalid("CONTENT_TYPE", fault.T("请以表单方式上传文件。", "Send the file as multipart/form-data.")).Wrap(err))
		return
	}
	for {
		part, err := parts.NextPart()
		if err != nil {
			a.problem(w, r, uploadFault(err))
			return
		}
		if part.FormName() != "file" {
			continue
		}
		info, err := a.files.Put(r.Context(), actor, part.FileName(), part)
		if err != nil {
			a.problem(w, r, uploadFault(err))
			return
		}
		answer(w, map[string]any{"id": info.ID, "name": info.Name, "contentType": info.ContentType, "size": info.Size, "url": "/files/" + info.ID})
		return
	}
}

func uploadFault(err error) error {
	var big *http.MaxBytesError
	if errors.As(err, &big) {
		return fault.TooLarge("FILE_SIZE", fault.T("文件超过 10 MB，请压缩后再上传。", "The file is larger than 10 MB; please make it smaller."))
	}
	var f *fault.Error
	if errors.As(err, &f) {
		return err
	}
	return fault.Invalid("FILE_MISSING", fault.T("没有收到文件，请重新选择。", "No file arrived; please choose it again.")).Wrap(err)
}

// getFile answers the bytes of a file in the caller's reach. Pictures and PDFs may be shown in the page, the rest is
// downloaded; nothing in a file may run.
func (a *app) getFile(w http.ResponseWriter, r *http.Request) {
	actor, err := access.From(r.Context())
	if err != nil {
		a.problem(w, r, err)
		return
	}
	info, body, err := a.files.Open(r.Context(), actor, r.PathValue("id"))
	if err != nil {
		a.problem(w, r, err)
		return
	}
	how := "attachment"
	if strings.HasPrefix(info.ContentType, "image/") || info.ContentType == "application/pdf" {
		how = "inline"
	}
	h := w.Header()
	h.Set("Content-Type", info.ContentType)
	h.Set("Content-Disposition", mime.FormatMediaType(how, map[string]string{"filename": info.Name}))
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	if info.Purpose == blob.Attachment {
		// Kept by the browser, but shown only after asking whether this person may still see it.
		h.Set("Cache-Control", "private, no-cache")
		h.Set("ETag", `"`+info.SHA256+`"`)
	} else {
		h.Set("Cache-Control", "no-store") // raw rosters and bank files must not outlive the session
	}
	h.Add("Vary", "Authorization")
	created, _ := parseInstant(info.CreatedAt)
	http.ServeContent(w, r, "", created, body)
}

// getTemplate answers the empty workbook of a kind of import to those who may take files in.
func (a *app) getTemplate(w http.ResponseWriter, r *http.Request) {
	actor, err := access.From(r.Context())
	if err == nil {
		err = actor.Need(access.ImportRun)
	}
	if err != nil {
		a.problem(w, r, err)
		return
	}
	kind := r.PathValue("kind")
	body, err := a.imports.Template(kind)
	if err != nil {
		a.problem(w, r, err)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": kind + ".xlsx"}))
	h.Set("Cache-Control", "no-store")
	_, _ = w.Write(body) // the client may have gone
}
