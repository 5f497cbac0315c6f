package blob

import (
	"fmt"

	"minzheng/internal/access"
	"minzheng/internal/docstore"
	"minzheng/internal/region"
)

// Purpose says what a file is for, and with it who may open it beside its uploader.
type Purpose string

// The closed set of purposes.
const (
	Attachment Purpose = "ATTACHMENT" // pictures and PDFs: once a case has them, whoever reads that case
	Data       Purpose = "DATA"       // uploaded spreadsheets with raw data: the uploader, while in that place; one that is to be taken in, also whoever confirms
	Bank       Purpose = "BANK"       // produced bank files: whoever may approve payments
)

// FileInfo describes one upload. Several uploads of the same content share its bytes. Place is the uploader's until a
// record has the file, then the record's, as is Section.
type FileInfo struct {
	docstore.Meta
	region.Place
	RecordID     string            `json:"recordId,omitempty"` // the case, entry, record or import that has it
	Reader       access.Permission `json:"reader,omitempty"`   // what opens it, once a record has it
	Section      string            `json:"section,omitempty"`
	Name         string            `json:"name"`
	ContentType  string            `json:"contentType"`
	Size         int64             `json:"size"`
	SHA256       string            `json:"sha256"` // hex
	Purpose      Purpose           `json:"purpose"`
	UploaderID   string            `json:"uploaderId"`
	UploaderName string            `json:"uploaderName"`
}

// Chunk is a part of a file's bytes.
type Chunk struct {
	docstore.Meta
	Data []byte `json:"data"` // base64 in JSON
}

// chunkSize keeps a chunk's document well under every store's limit.
const chunkSize = 256 << 10

func chunkID(sha string, n int) string { return fmt.Sprintf("%s_%03d", sha, n) }

// FileIndex holds the fields of files that queries may use.
type FileIndex struct {
	Spec                                                                  *docstore.Spec[FileInfo]
	Township, Village, Section, SHA256, Uploader, Purpose, Reader, Record docstore.ReqStrF[FileInfo]
	Attached                                                              docstore.BoolF[FileInfo]
}

// Files declares the collection of uploads.
var Files = declareFiles()

// ChunkSpec declares the collection of bytes.
var ChunkSpec = docstore.Define[Chunk]("blobs", 1)

func declareFiles() FileIndex {
	s := docstore.Define[FileInfo]("files", 1)
	x := FileIndex{
		Spec:     s,
		Township: docstore.ReqStr(s, "township", func(f *FileInfo) string { return string(f.Township) }),
		Village:  docstore.ReqStr(s, "village", func(f *FileInfo) string { return string(f.Village) }),
		Section:  docstore.ReqStr(s, "section", func(f *FileInfo) string { return f.Section }),
		Reader:   docstore.ReqStr(s, "reader", func(f *FileInfo) string { return string(f.Reader) }),
		Record:   docstore.ReqStr(s, "record", func(f *FileInfo) string { return f.RecordID }),
		Attached: docstore.Bool(s, "attached", func(f *FileInfo) bool { return f.RecordID != "" }),
		SHA256:   docstore.ReqStr(s, "sha256", func(f *FileInfo) string { return f.SHA256 }),
		Uploader: docstore.ReqStr(s, "uploader", func(f *FileInfo) string { return f.UploaderID }),
		Purpose:  docstore.ReqStr(s, "purpose", func(f *FileInfo) string { return string(f.Purpose) }),
	}
	s.Index("byRecord", x.Record.Asc())
	s.Index("byContent", x.SHA256.Asc(), x.Uploader.Asc())
	return x
}

// scope is what the actor may open: own uploads that no record has yet, as long as the actor serves where they were made,
// attachments of records in reach, raw data for who confirms its import, and bank files for who approves.
func scope(actor *access.Actor) docstore.Filter[FileInfo] {
	here := region.PlaceOf(actor.Region)
	reach := []docstore.Filter[FileInfo]{docstore.And(Files.Uploader.Eq(actor.ID()), docstore.Or(Files.Attached.Is(false), Files.Purpose.Eq(string(Data))),
		Files.Township.Eq(string(here.Township)), Files.Village.Eq(string(here.Village)))}
	at := access.Located[FileInfo]{Township: Files.Township, Village: Files.Village, Section: &Files.Section}
	for _, read := range []access.Permission{access.CaseRead, access.OrganizationRead, access.FacilityRead, access.LedgerRead} {
		if f, err := access.Scope(actor, read, at); err == nil {
			reach = append(reach, docstore.And(f, Files.Purpose.Eq(string(Attachment)), Files.Reader.Eq(string(read))))
		}
	}
	for _, do := range []access.Permission{access.CaseConfirm, access.LedgerDecide} {
		if f, err := access.Scope(actor, do, at); err == nil {
			reach = append(reach, docstore.And(f, Files.Purpose.Eq(string(Data)), Files.Attached.Is(true)))
		}
	}
	if f, err := access.Scope(actor, access.PayrollApprove, at); err == nil {
		reach = append(reach, docstore.And(f, Files.Purpose.Eq(string(Bank))))
	}
	return docstore.Or(reach...)
}
