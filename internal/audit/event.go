package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"minzheng/internal/access"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/region"
)

// Event is one entry. The caller of Append gives Kind, the record, Summary and Reason; the log sets the rest.
type Event struct {
	docstore.Meta
	region.Place             // of the actor
	Seq          int64       `json:"seq"` // 1, 2, 3 … without gaps
	At           time.Time   `json:"at"`  // UTC, milliseconds
	StaffID      string      `json:"staffId,omitempty"`
	StaffName    string      `json:"staffName,omitempty"`
	Role         access.Role `json:"role,omitempty"`
	Region       region.Code `json:"region,omitempty"`
	Kind         string      `json:"kind"`       // "case.perform", "person.reveal", "login" …: lower-case words joined by dots
	RecordKind   string      `json:"recordKind"` // CASE, PERSON, STAFF …; "" if about no record
	RecordID     string      `json:"recordId"`
	RecordLabel  string      `json:"recordLabel"` // a number, never a name
	Summary      fault.Text  `json:"summary"`
	Reason       string      `json:"reason,omitempty"` // what the person gave, as for seeing a masked value
	Prev         string      `json:"prev"`             // hash of the event before; "" for the first
	Hash         string      `json:"hash"`             // SHA-256, hex
}

// Technical reports whether the event is about accounts, sign-in or running the system: what the city admin may read.
func (e *Event) Technical() bool {
	head, _, _ := strings.Cut(e.Kind, ".")
	switch head {
	case "login", "logout", "session", "password", "staff", "region", "system":
		return true
	}
	return false
}

// seal is the hash over everything that the event says, each part quoted so that no two contents read alike.
func (e *Event) seal() (string, error) {
	raw, err := json.Marshal([]string{
		e.Prev, strconv.FormatInt(e.Seq, 10), docstore.FormatTime(e.At), e.ID, string(e.City), string(e.Township), string(e.Village),
		e.StaffID, e.StaffName, string(e.Role), string(e.Region), e.Kind, e.RecordKind, e.RecordID, e.RecordLabel,
		e.Summary.ZH, e.Summary.EN, e.Reason,
	})
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:]), nil
}

// Head is the end of the chain. Written down elsewhere (an operator's log, a paper), it proves later that nothing before
// it was exchanged, even by someone who can write to the store.
type Head struct {
	docstore.Meta
	Seq  int64  `json:"seq"` // 0: no event yet
	Hash string `json:"hash"`
}

const headID = "audit_head"

type eventFields struct {
	seq                                        docstore.ReqIntF[Event]
	at, staff, record, kind, township, village docstore.ReqStrF[Event]
	technical                                  docstore.BoolF[Event]
}

// Spec declares the events.
var Spec, fields = declare()

// HeadSpec declares the one document that holds the end of the chain.
var HeadSpec = docstore.Define[Head]("audit_head", 1)

func declare() (*docstore.Spec[Event], eventFields) {
	s := docstore.Define[Event]("audit", 1)
	f := eventFields{
		seq:       docstore.ReqInt(s, "seq", func(e *Event) int64 { return e.Seq }),
		at:        docstore.ReqStr(s, "at", func(e *Event) string { return docstore.FormatTime(e.At) }),
		staff:     docstore.ReqStr(s, "staff", func(e *Event) string { return e.StaffID }),
		record:    docstore.ReqStr(s, "record", func(e *Event) string { return e.RecordID }),
		kind:      docstore.ReqStr(s, "kind", func(e *Event) string { return e.Kind }),
		technical: docstore.Bool(s, "technical", (*Event).Technical),
		township:  docstore.ReqStr(s, "township", func(e *Event) string { return string(e.Township) }),
		village:   docstore.ReqStr(s, "village", func(e *Event) string { return string(e.Village) }),
	}
	s.Unique("seq", func(e *Event) (string, bool) { return strconv.FormatInt(e.Seq, 10), true })
	s.Index("bySeq", f.seq.Desc())
	s.Index("byTime", f.at.Desc(), f.seq.Desc())
	s.Index("byStaff", f.staff.Asc(), f.seq.Desc())
	s.Index("byRecord", f.record.Asc(), f.seq.Desc())
	s.Index("byKind", f.kind.Asc(), f.seq.Desc())
	s.Index("byTechnical", f.technical.Key(), f.seq.Desc())
	s.Index("byKindTime", f.kind.Asc(), f.at.Desc(), f.seq.Desc())
	s.Index("byTechnicalTime", f.technical.Key(), f.at.Desc(), f.seq.Desc())
	return s, f
}

// KindLabel names a kind of event for people; an unknown kind by itself.
func KindLabel(kind string) fault.Text {
	if t, ok := map[string]fault.Text{
		"login":              fault.T("登录", "Signed in"),
		"login.failed":       fault.T("登录失败", "Sign-in failed"),
		"login.locked":       fault.T("账号锁定", "Account locked"),
		"logout":             fault.T("退出登录", "Signed out"),
		"session.reuse":      fault.T("旧令牌被重用，会话已终止", "Old token used again; session ended"),
		"session.revoke":     fault.T("终止会话", "Session ended"),
		"password.change":    fault.T("修改密码", "Password changed"),
		"password.reset":     fault.T("重置密码", "Password reset"),
		"staff.create":       fault.T("新建账号", "Account created"),
		"staff.save":         fault.T("修改账号", "Account changed"),
		"region.put":         fault.T("维护区划", "Division changed"),
		"case.create":        fault.T("新建案件", "Case created"),
		"case.perform":       fault.T("办理案件", "Case acted on"),
		"entry.create":       fault.T("新增机构或设施", "Organisation or facility entered"),
		"entry.perform":      fault.T("办理机构或设施业务", "Organisation or facility acted on"),
		"record.save":        fault.T("登记台账", "Ledger record entered"),
		"record.correct":     fault.T("更正台账", "Ledger record corrected"),
		"record.void":        fault.T("作废台账", "Ledger record voided"),
		"record.decide":      fault.T("审批台账", "Ledger record decided"),
		"case.paper":         fault.T("打印文书", "Paper printed"),
		"person.save":        fault.T("保存人员", "Person saved"),
		"person.reveal":      fault.T("查看原值", "Masked value shown"),
		"household.save":     fault.T("保存家庭", "Household saved"),
		"standard.propose":   fault.T("提出标准", "Standard proposed"),
		"standard.decide":    fault.T("审批标准", "Standard decided"),
		"payroll.freeze":     fault.T("冻结名单", "Payroll frozen"),
		"payroll.advance":    fault.T("办理发放批次", "Payroll moved on"),
		"payroll.hold":       fault.T("暂缓发放", "Payment held or let go"),
		"payroll.result":     fault.T("导入银行结果", "Bank result taken"),
		"export":             fault.T("导出", "Export"),
		"import.check":       fault.T("试导入", "Import checked"),
		"import.apply":       fault.T("导入", "Import taken in"),
		"import.undo":        fault.T("撤销导入", "Import taken out"),
		"file.put":           fault.T("上传文件", "File uploaded"),
		"file.open":          fault.T("下载银行代发文件", "Bank file opened"),
		"system.seed":        fault.T("载入示范数据", "Demo city loaded"),
		"system.move":        fault.T("迁移数据库", "Store moved"),
		"verification.enter": fault.T("录入核对结果", "Verification entered"),
	}[kind]; ok {
		return t
	}
	return fault.T(kind, kind)
}
