package blob

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"minzheng/internal/access"
	"minzheng/internal/audit"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/region"
)

// MaxSize is the largest file taken, in bytes.
const MaxSize = 10 << 20

// Deps is what the service needs.
type Deps struct {
	Store docstore.Store
	Audit *audit.Log
	IDs   func() string
}

// Service keeps files.
type Service struct {
	Deps
	files  *docstore.Collection[FileInfo, *FileInfo]
	chunks *docstore.Collection[Chunk, *Chunk]
}

// Open prepares the collections.
func Open(ctx context.Context, d Deps) (*Service, error) {
	if err := d.Store.Ensure(ctx, Files.Spec, ChunkSpec); err != nil {
		return nil, err
	}
	s := &Service{Deps: d}
	var err error
	if s.files, err = docstore.Open(ctx, d.Store, Files.Spec); err != nil {
		return nil, err
	}
	if s.chunks, err = docstore.Open(ctx, d.Store, ChunkSpec); err != nil {
		return nil, err
	}
	return s, nil
}

func what() fault.Text { return fault.T("该文件", "such file") }

// Put takes an upload of a person with FILE_WRITE. Content decides the type; a spreadsheet becomes Data, the rest
// Attachment. An attachment is a file of its own each time, as each goes to one case; of anything else the same person
// uploading the same content under the same name gets the same file again.
// Errors: TOO_LARGE FILE_SIZE, INVALID FILE_TYPE, INVALID FILE_EMPTY.
func (s *Service) Put(ctx context.Context, actor *access.Actor, name string, r io.Reader) (*FileInfo, error) {
	if err := actor.Need(access.FileWrite); err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return nil, err
	}
	if err := checkSize(len(b)); err != nil {
		return nil, err
	}
	contentType := Sniff(b)
	if contentType == "" {
		return nil, fault.Invalid("FILE_TYPE", fault.T("只接受 JPEG、PNG 图片，PDF，XLSX 和 CSV 文件（按文件内容识别）。", "Only JPEG and PNG pictures, PDF, XLSX and CSV files are taken (told by their content)."),
			fault.Field{Path: "/file", Reason: "FILE_TYPE", Text: fault.T("文件类型不支持", "This kind of file is not taken")})
	}
	purpose := Attachment
	if contentType == TypeXLSX || contentType == TypeCSV {
		purpose = Data
	}
	return s.put(ctx, actor, FileInfo{Place: region.PlaceOf(actor.Region), Name: CleanName(name, contentType), ContentType: contentType, Purpose: purpose}, b)
}

// PutBank keeps a produced bank file; the caller has checked the right to produce it. Within a transaction it commits
// with it.
func (s *Service) PutBank(ctx context.Context, actor *access.Actor, name string, b []byte) (*FileInfo, error) {
	if err := actor.Need(access.PayrollApprove); err != nil {
		return nil, err
	}
	return s.put(ctx, actor, FileInfo{Place: region.PlaceOf(actor.Region.City()), Name: CleanName(name, TypeCSV), ContentType: TypeCSV, Purpose: Bank}, b)
}

func checkSize(n int) error {
	if n == 0 {
		return fault.Invalid("FILE_EMPTY", fault.T("文件是空的", "The file is empty"), fault.Field{Path: "/file", Reason: "FILE_EMPTY", Text: fault.T("文件是空的", "The file is empty")})
	}
	if n > MaxSize {
		return fault.TooLarge("FILE_SIZE", fault.T("文件超过10 MB，请压缩或拆分后再上传。", "The file is larger than 10 MB; please compress or split it."))
	}
	return nil
}

func (s *Service) put(ctx context.Context, actor *access.Actor, f FileInfo, b []byte) (*FileInfo, error) {
	sum := sha256.Sum256(b)
	f.SHA256, f.Size = hex.EncodeToString(sum[:]), int64(len(b))
	if f.UploaderID == "" {
		f.UploaderID, f.UploaderName = actor.StaffID, actor.Name
	}
	var out *FileInfo
	err := s.Store.Tx(ctx, func(ctx context.Context) error {
		same, err := s.files.Find(ctx, docstore.Query[FileInfo]{Where: docstore.And(Files.SHA256.Eq(f.SHA256), Files.Uploader.Eq(f.UploaderID)), Limit: 100})
		if err != nil {
			return err
		}
		for _, old := range same.Items {
			if old.Purpose != Attachment && old.Name == f.Name && old.Purpose == f.Purpose && old.Place == f.Place {
				out = old
				return nil
			}
		}
		known, err := s.chunks.Exists(ctx, ChunkSpec.ID().Eq(chunkID(f.SHA256, 0)))
		if err != nil {
			return err
		}
		for n := 0; !known && n*chunkSize < len(b); n++ {
			part := b[n*chunkSize : min(len(b), (n+1)*chunkSize)]
			if err := s.chunks.Insert(ctx, &Chunk{Meta: docstore.Meta{ID: chunkID(f.SHA256, n)}, Data: part}); err != nil {
				return err
			}
		}
		info := f
		info.Meta = docstore.Meta{ID: "file_" + s.IDs()}
		if err := s.files.Insert(ctx, &info); err != nil {
			return err
		}
		out = &info
		return s.Audit.Append(ctx, actor, audit.Event{
			Kind: "file.put", RecordKind: "FILE", RecordID: info.ID, RecordLabel: info.SHA256[:12],
			Summary: fault.T("上传文件（%[1]s，%[2]d字节）", "Uploaded a file (%[3]s, %[2]d bytes)", TypeName(info.ContentType).ZH, info.Size, TypeName(info.ContentType).EN),
		})
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Info describes a file in the actor's reach. Errors: UNAUTHENTICATED, NOT_FOUND.
func (s *Service) Info(ctx context.Context, actor *access.Actor, id string) (*FileInfo, error) {
	list, err := s.InfoMany(ctx, actor, []string{id})
	if err != nil {
		return nil, err
	}
	if f := list[id]; f != nil {
		return f, nil
	}
	return nil, fault.NotFound(what())
}

// InfoMany describes those of at most 1000 files that exist in the actor's reach.
func (s *Service) InfoMany(ctx context.Context, actor *access.Actor, ids []string) (map[string]*FileInfo, error) {
	if actor.ID() == "" {
		return nil, fault.Unauthenticated()
	}
	out := map[string]*FileInfo{}
	if len(ids) == 0 {
		return out, nil
	}
	page, err := s.files.Find(ctx, docstore.Query[FileInfo]{Where: docstore.And(scope(actor), Files.Spec.ID().In(ids...)), Limit: 1000})
	if err != nil {
		return nil, err
	}
	for _, f := range page.Items {
		out[f.ID] = f
	}
	return out, nil
}

// Open answers a file in the actor's reach with its bytes, whose hash has been checked. Opening a bank file is audited.
// Errors: UNAUTHENTICATED, NOT_FOUND.
func (s *Service) Open(ctx context.Context, actor *access.Actor, id string) (*FileInfo, io.ReadSeeker, error) {
	f, b, err := s.Read(ctx, actor, id)
	if err != nil {
		return nil, nil, err
	}
	if f.Purpose == Bank {
		err := s.Audit.Append(ctx, actor, audit.Event{
			Kind: "file.open", RecordKind: "FILE", RecordID: f.ID, RecordLabel: f.Name,
			Summary: fault.T("下载银行代发文件", "Opened a bank file"),
		})
		if err != nil {
			return nil, nil, err
		}
	}
	return f, bytes.NewReader(b), nil
}

// Read is Open for packages that work on the bytes themselves.
func (s *Service) Read(ctx context.Context, actor *access.Actor, id string) (*FileInfo, []byte, error) {
	f, err := s.Info(ctx, actor, id)
	if err != nil {
		return nil, nil, err
	}
	b, err := s.bytes(ctx, f)
	if err != nil {
		return nil, nil, err
	}
	return f, b, nil
}

var errDamaged = errors.New("stored bytes do not match their hash")

func (s *Service) bytes(ctx context.Context, f *FileInfo) ([]byte, error) {
	b := make([]byte, 0, f.Size)
	for n := 0; int64(n)*chunkSize < f.Size; n++ {
		c, err := s.chunks.Get(ctx, chunkID(f.SHA256, n))
		if err != nil {
			return nil, fmt.Errorf("file %s: %w", f.ID, err)
		}
		b = append(b, c.Data...)
	}
	if sum := sha256.Sum256(b); hex.EncodeToString(sum[:]) != f.SHA256 || int64(len(b)) != f.Size {
		return nil, fmt.Errorf("file %s: %w", f.ID, errDamaged)
	}
	return b, nil
}

// Attach gives files to a case, an entry of a register or a ledger's record, in the caller's transaction: from then on
// whoever may read such records of that place and section opens them, and no longer the uploader as such. Every id must be
// a picture or PDF that the actor may open and that no other record has.
// Errors: INVALID FILE_REFERENCE; which one is wrong is not told apart from one out of reach.
func (s *Service) Attach(ctx context.Context, actor *access.Actor, read access.Permission, recordID string, at region.Place, section string, ids []string) error {
	known, err := s.InfoMany(ctx, actor, ids)
	if err != nil {
		return err
	}
	for _, id := range ids {
		f := known[id]
		if f == nil || f.Purpose != Attachment || f.RecordID != "" && f.RecordID != recordID {
			return fault.Invalid("FILE_REFERENCE", fault.T("附件不存在，或不是图片、PDF，请重新上传。", "An attachment does not exist, or is neither a picture nor a PDF; please upload it again."))
		}
		if f.RecordID == recordID && f.Place == at && f.Section == section {
			continue
		}
		f.RecordID, f.Reader, f.Place, f.Section = recordID, read, at, section
		if err := s.files.Replace(ctx, f); err != nil {
			return err
		}
	}
	return nil
}

// Follow takes the files of a record along to the place and section that are accountable for it now, in the caller's
// transaction.
func (s *Service) Follow(ctx context.Context, recordID string, at region.Place, section string) error {
	for f, err := range s.files.Scan(ctx, Files.Record.Eq(recordID), 200) {
		if err != nil {
			return err
		}
		if f.Place == at && f.Section == section {
			continue
		}
		f.Place, f.Section = at, section
		if err := s.files.Replace(ctx, f); err != nil {
			return err
		}
	}
	return nil
}

// Submit shows raw data that the actor uploaded to those who confirm what a section takes in: the record is the import.
// It belongs in the caller's transaction. Errors: NOT_FOUND.
func (s *Service) Submit(ctx context.Context, actor *access.Actor, fileID, recordID, section string) error {
	f, err := s.Info(ctx, actor, fileID)
	if err != nil {
		return err
	}
	f.RecordID, f.Section = recordID, section
	return s.files.Replace(ctx, f)
}

// PutBeside keeps a workbook made from an upload: whoever opens the one opens the other.
func (s *Service) PutBeside(ctx context.Context, actor *access.Actor, fileID, name string, b []byte) (*FileInfo, error) {
	of, err := s.Info(ctx, actor, fileID)
	if err != nil {
		return nil, err
	}
	if err := checkSize(len(b)); err != nil {
		return nil, err
	}
	f := *of
	f.Name, f.ContentType = CleanName(name, TypeXLSX), TypeXLSX
	return s.put(ctx, actor, f, b)
}

// Check reads every file and reports those whose bytes are missing or changed, for `server check`.
func (s *Service) Check(ctx context.Context, problem func(id string, err error)) error {
	for f, err := range s.files.Scan(ctx, docstore.True[FileInfo](), 200) {
		if err != nil {
			return err
		}
		if _, err := s.bytes(ctx, f); errors.Is(err, errDamaged) || errors.Is(err, docstore.ErrNotFound) {
			problem(f.ID, err)
		} else if err != nil {
			return err
		}
	}
	return nil
}
