package docstore

import "time"

// Meta is embedded in every document. The caller gives ID; the collection sets the rest.
type Meta struct {
	ID        string `json:"id"`
	Version   int64  `json:"rev"`       // 1 when inserted, one more at each replace
	CreatedAt string `json:"createdAt"` // TimeFormat, UTC
	UpdatedAt string `json:"updatedAt"` // TimeFormat, UTC
	Schema    int    `json:"schema"`    // the number in Define under which the body was written
}

// DocMeta makes a type that embeds Meta a Doc.
func (m *Meta) DocMeta() *Meta { return m }

// Doc is a document: a pointer to a struct that embeds Meta.
type Doc interface{ DocMeta() *Meta }

// TimeFormat is how instants are kept: RFC 3339, UTC, milliseconds, fixed width, so that they sort as text.
const TimeFormat = "2006-01-02T15:04:05.000Z"

// FormatTime is t in TimeFormat.
func FormatTime(t time.Time) string { return t.UTC().Format(TimeFormat) }

// ParseTime reads TimeFormat.
func ParseTime(s string) (time.Time, error) { return time.Parse(TimeFormat, s) }
