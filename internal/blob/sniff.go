package blob

import (
	"archive/zip"
	"bytes"
	"image/jpeg"
	"image/png"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"minzheng/internal/fault"
)

// The content types that are taken.
const (
	TypeJPEG = "image/jpeg"
	TypePNG  = "image/png"
	TypePDF  = "application/pdf"
	TypeXLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	TypeCSV  = "text/csv"
)

// TypeName names a content type for people.
func TypeName(contentType string) fault.Text {
	switch contentType {
	case TypeJPEG, TypePNG:
		return fault.T("图片", "picture")
	case TypePDF:
		return fault.T("PDF 文件", "PDF file")
	case TypeXLSX:
		return fault.T("Excel 文件", "Excel file")
	case TypeCSV:
		return fault.T("CSV 文件", "CSV file")
	}
	return fault.T("文件", "file")
}

// Sniff is the type of the content, "" if it is none that is taken.
func Sniff(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xd8\xff")):
		if _, err := jpeg.DecodeConfig(bytes.NewReader(b)); err == nil {
			return TypeJPEG
		}
	case bytes.HasPrefix(b, []byte("\x89PNG\r\n\x1a\n")):
		if _, err := png.DecodeConfig(bytes.NewReader(b)); err == nil {
			return TypePNG
		}
	case bytes.HasPrefix(b, []byte("%PDF-")):
		if bytes.Contains(b[max(0, len(b)-2048):], []byte("%%EOF")) {
			return TypePDF
		}
	case bytes.HasPrefix(b, []byte("PK\x03\x04")):
		if isXLSX(b) {
			return TypeXLSX
		}
	case isCSV(b):
		return TypeCSV
	}
	return ""
}

// isXLSX looks for the parts of a workbook in the zip's directory; macros are refused.
func isXLSX(b []byte) bool {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return false
	}
	types, book := false, false
	for _, f := range z.File {
		switch name := strings.ToLower(f.Name); {
		case name == "[content_types].xml":
			types = true
		case name == "xl/workbook.xml":
			book = true
		case strings.HasSuffix(name, "vbaproject.bin"):
			return false
		}
	}
	return types && book
}

// isCSV accepts plain text in UTF-8 or GB18030 whose first line has a comma, and no markup.
func isCSV(b []byte) bool {
	text := bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	if bytes.ContainsFunc(text, func(r rune) bool { return r < ' ' && r != '\r' && r != '\n' && r != '\t' || r == 0x7f }) {
		return false
	}
	if !utf8.Valid(text) {
		decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(text)
		if err != nil || bytes.ContainsRune(decoded, utf8.RuneError) {
			return false
		}
		text = decoded
	}
	first, _, _ := bytes.Cut(bytes.TrimSpace(text), []byte("\n"))
	return bytes.ContainsRune(first, ',') && !bytes.HasPrefix(first, []byte("<"))
}

var extensions = map[string][]string{
	TypeJPEG: {".jpg", ".jpeg"}, TypePNG: {".png"}, TypePDF: {".pdf"}, TypeXLSX: {".xlsx"}, TypeCSV: {".csv", ".txt"},
}

const maxName = 120 // runes, without the extension

// CleanName makes a claimed name safe to show and to download under: no folders, no control or bidi characters, at
// most 120 characters, an extension that tells the truth.
func CleanName(name, contentType string) string {
	name = path.Base(strings.ReplaceAll(strings.ToValidUTF8(name, ""), `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune(`<>:"|?*/`, r) {
			return -1
		}
		return r
	}, name)
	ext := path.Ext(name)
	stem := strings.Trim(strings.TrimSuffix(name, ext), " .")
	fits := false
	for _, e := range extensions[contentType] {
		fits = fits || strings.EqualFold(e, ext)
	}
	if !fits {
		ext = ""
		if list := extensions[contentType]; len(list) > 0 {
			ext = list[0]
		}
	}
	if r := []rune(stem); len(r) > maxName {
		stem = string(r[:maxName])
	}
	if stem == "" {
		stem = "file"
	}
	return stem + strings.ToLower(ext)
}
