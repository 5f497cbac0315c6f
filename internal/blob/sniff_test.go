package blob

import (
	"archive/zip"
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

func zipOf(t *testing.T, names ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, n := range names {
		w, err := z.Create(n)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte("<x/>")); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func pngOf(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 3, 2))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSniff(t *testing.T) {
	t.Parallel()
	var jpg bytes.Buffer
	if err := jpeg.Encode(&jpg, image.NewGray(image.Rect(0, 0, 3, 2)), nil); err != nil {
		t.Fatal(err)
	}
	gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte("序号,姓名\r\n1,王某\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		in   []byte
		want string
	}{
		"jpeg":                  {jpg.Bytes(), TypeJPEG},
		"jpeg header only":      {[]byte("\xff\xd8\xff\xe0 nonsense"), ""},
		"png":                   {pngOf(t), TypePNG},
		"pdf":                   {[]byte("%PDF-1.4\n1 0 obj\n%%EOF\n"), TypePDF},
		"pdf cut off":           {[]byte("%PDF-1.4\n1 0 obj\n"), ""},
		"xlsx":                  {zipOf(t, "[Content_Types].xml", "xl/workbook.xml"), TypeXLSX},
		"xlsx with macros":      {zipOf(t, "[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"), ""},
		"docx":                  {zipOf(t, "[Content_Types].xml", "word/document.xml"), ""},
		"zip":                   {zipOf(t, "a.txt"), ""},
		"csv utf-8 with bom":    {[]byte("\xef\xbb\xbfa,b\r\n1,2\r\n"), TypeCSV},
		"csv gb18030":           {gb, TypeCSV},
		"text without a comma":  {[]byte("hello"), ""},
		"html":                  {[]byte("<html>a,b</html>"), ""},
		"svg":                   {[]byte(" <svg onload=\"a,b\"/>"), ""},
		"program":               {[]byte("MZ\x90\x00\x03,"), ""},
		"gif":                   {[]byte("GIF89a,\x01\x00"), ""},
		"script with a comma":   {[]byte("a,b\x00"), ""},
		"nothing":               {nil, ""},
		"bytes of no character": {[]byte{0x81, ',', 0xff, 0xff}, ""},
	} {
		if got := Sniff(c.in); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestCleanName(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"户口簿.JPG":                         "户口簿.jpg",
		`C:\Users\x\扫描件.pdf.exe`:          "扫描件.pdf.jpg",
		"../../etc/passwd":                "passwd.jpg",
		"":                                "file.jpg",
		"...":                             "file.jpg",
		"a\u202egpj.exe":                  "agpj.jpg",
		"a\r\nSet-Cookie: x.jpeg":         "aSet-Cookie x.jpeg",
		strings.Repeat("长", 500) + ".png": strings.Repeat("长", 120) + ".jpg",
	} {
		if got := CleanName(in, TypeJPEG); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
