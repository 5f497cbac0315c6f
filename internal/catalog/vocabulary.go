package catalog

import "minzheng/internal/fault"

// Field types. What stands for a value of each in a form (JSON):
//
//	TEXT LONG_TEXT CHOICE REGION PERSON_REF MEMBER_REF PHONE  a string (a code, a person's id)
//	INTEGER                                                   a whole number
//	MONEY                                                     a string in yuan with at most two decimals
//	DATE MONTH                                                "2025-06-30", "2025-06"
//	BOOLEAN                                                   true, false
//	MULTI_CHOICE FILES STAFF_MULTI                            a list of strings (codes, file ids, staff ids or names)
//	LIST                                                      a list of objects of its items
//	BANK_ACCOUNT                                              {bank, holder, kind CARD|PASSBOOK, number}; stored without the number
//
// ID_NUMBER belongs to the person's register and is refused in the form of a case.
const (
	TypeText        = "TEXT"
	TypeLongText    = "LONG_TEXT"
	TypeInteger     = "INTEGER"
	TypeMoney       = "MONEY"
	TypeDate        = "DATE"
	TypeMonth       = "MONTH"
	TypeChoice      = "CHOICE"
	TypeMultiChoice = "MULTI_CHOICE"
	TypeBoolean     = "BOOLEAN"
	TypePersonRef   = "PERSON_REF"
	TypeMemberRef   = "MEMBER_REF"
	TypeRegion      = "REGION"
	TypeFiles       = "FILES"
	TypeList        = "LIST"
	TypeStaffMulti  = "STAFF_MULTI"
	TypeIDNumber    = "ID_NUMBER"
	TypePhone       = "PHONE"
	TypeBankAccount = "BANK_ACCOUNT"
)

// FieldTypes lists the closed set.
func FieldTypes() []string {
	return []string{
		TypeText, TypeLongText, TypeInteger, TypeMoney, TypeDate, TypeMonth, TypeChoice, TypeMultiChoice,
		TypeBoolean, TypePersonRef, TypeMemberRef, TypeRegion, TypeFiles, TypeList, TypeStaffMulti, TypeIDNumber, TypePhone, TypeBankAccount,
	}
}

// Sections of the bureau that may own a programme, in the order of its organisation.
func Sections() []Option {
	o := func(v, zh, en string) Option { return Option{Value: v, Label: fault.T(zh, en)} }
	return []Option{
		o("SA", "社会救助科", "Social assistance"), o("RELIEF", "救灾科", "Disaster relief"), o("WELFARE", "社会福利科", "Welfare"),
		o("GRASS", "基层政权科", "Grass-roots government"), o("ORG", "社会组织科", "Organisations"),
		o("VET", "双拥优抚安置科", "Veterans and entitled persons"), o("AFFAIRS", "社会事务科", "Social affairs"),
		o("FIN", "计财科", "Finance"), o("OFFICE", "办公室", "Office"),
	}
}

// Sources of options that belong to a programme rather than to options.yaml.
const (
	FromCauses           = "CAUSES"
	FromEndReasons       = "END_REASONS"
	FromMissingDocuments = "MISSING_DOCUMENTS"
)

// Vocabulary is what the engines understand. It is handed to Load so that a catalogue can name nothing that no
// engine knows, while this package imports no engine.
type Vocabulary struct {
	Statuses    []string            // casework: every status
	Final       []string            // casework: statuses without a way out
	Kinds       []string            // casework: kinds of steps
	Opening     []string            // casework: kinds that begin a case and so have no status before
	Application []string            // casework: kinds whose form is the application form
	Carries     map[string][]string // casework: what a kind's form must set, see Field.Sets
	Sets        []string            // casework: state members that a field may set
	Conditions  []string            // casework: of Step.Requires and Step.QueueIf
	NoticeKinds []string            // casework: kinds that need the programme's notice
	PaperSlots  []string            // casework: {slots} of papers
	PaperRows   []string            // casework: tables of papers
	Permissions []string            // access
	Roles       []string            // access
	Formulas    []string            // benefit
	Lists       map[string][]string // options.yaml: values that each list must label, and no others where given

	Register *Vocabulary       // registry: of the kinds of organisations and facilities; nil: they are not read
	Ledger   *LedgerVocabulary // ledger; nil: no ledgers are read
}
