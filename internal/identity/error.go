package identity

// Error says why an identifier is refused. It never contains the identifier itself.
type Error struct {
	Reason string // machine code, e.g. ID_CHECK_DIGIT
	ZH, EN string
}

func (e *Error) Error() string { return e.Reason + ": " + e.EN }

// Text gives both languages, in the order fault.T takes them.
func (e *Error) Text() (zh, en string) { return e.ZH, e.EN }

// The reasons of this package.
const (
	IDMissing    = "ID_MISSING"
	IDLength     = "ID_LENGTH"
	IDCharacters = "ID_CHARACTERS"
	IDBirthDate  = "ID_BIRTH_DATE"
	IDCheckDigit = "ID_CHECK_DIGIT"

	CreditMissing        = "CREDIT_CODE_MISSING"
	CreditLength         = "CREDIT_CODE_LENGTH"
	CreditCharacters     = "CREDIT_CODE_CHARACTERS"
	CreditCheckCharacter = "CREDIT_CODE_CHECK_DIGIT"
	CreditOrgCode        = "CREDIT_CODE_ORG_CODE"
	CreditPrefix         = "CREDIT_CODE_CLASS_MISMATCH"

	AccountMissing    = "ACCOUNT_MISSING"
	AccountLength     = "ACCOUNT_LENGTH"
	AccountCharacters = "ACCOUNT_CHARACTERS"
	AccountCheckDigit = "ACCOUNT_CHECK_DIGIT"

	CertMissing = "CERT_MISSING"
	CertFormat  = "CERT_FORMAT"
	CertHolder  = "CERT_HOLDER_ID"
	CertType    = "CERT_TYPE"
	CertLevel   = "CERT_LEVEL"

	NumberFormat     = "NUMBER_FORMAT"
	NumberCheckDigit = "NUMBER_CHECK_DIGIT"
)

func refuse(reason, zh, en string) *Error { return &Error{Reason: reason, ZH: zh, EN: en} }
