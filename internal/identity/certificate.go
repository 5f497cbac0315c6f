package identity

import (
	"regexp"
	"strings"

	"minzheng/internal/calendar"
)

// DisabilityCert is a checked disability certificate number (残疾人证): the holder's identity
// number, type, level and, when reissued, B and the count. The zero value is none.
type DisabilityCert struct {
	holder  ResidentID
	kind    int
	level   int
	reissue string // "", "B1", "B2" …
}

var disabilityCert = regexp.MustCompile(`^(.{18})(\d)(\d)(B[1-9]\d?)?$`)

// ParseDisabilityCert normalises and checks a certificate number; today bounds the birth date
// in it. Errors: *Error with CERT_MISSING, CERT_FORMAT, CERT_HOLDER_ID, CERT_TYPE, CERT_LEVEL.
func ParseDisabilityCert(s string, today calendar.Date) (DisabilityCert, error) {
	n, _ := Normalize(s)
	n = strings.ToUpper(n)
	if n == "" {
		return DisabilityCert{}, refuse(CertMissing, "请填写残疾人证号", "The disability certificate number is missing")
	}
	m := disabilityCert.FindStringSubmatch(n)
	if m == nil {
		return DisabilityCert{}, refuse(CertFormat, "残疾人证号应为20位（身份证号加类别和等级），补办的另加B和次数",
			"A disability certificate number is the identity number, the type and the level; a reissued one adds B and the count")
	}
	holder, err := ParseResidentID(m[1], today)
	if err != nil {
		return DisabilityCert{}, refuse(CertHolder, "残疾人证号中的身份证号码无效", "The identity number within the certificate number is not valid")
	}
	kind, level := int(m[2][0]-'0'), int(m[3][0]-'0')
	if kind < 1 || kind > 7 {
		return DisabilityCert{}, refuse(CertType, "残疾类别应为1至7", "The type of disability is 1 to 7")
	}
	if level < 1 || level > 4 {
		return DisabilityCert{}, refuse(CertLevel, "残疾等级应为1至4", "The level of disability is 1 to 4")
	}
	return DisabilityCert{holder: holder, kind: kind, level: level, reissue: m[4]}, nil
}

// IsZero reports whether this is no certificate.
func (c DisabilityCert) IsZero() bool { return c == DisabilityCert{} }

// String is the full number; mask it before showing it (it contains the identity number).
func (c DisabilityCert) String() string {
	if c.IsZero() {
		return ""
	}
	return c.holder.s + string(rune('0'+c.kind)) + string(rune('0'+c.level)) + c.reissue
}

// Holder is the identity number in the certificate.
func (c DisabilityCert) Holder() ResidentID { return c.holder }

// Type is 1 sight, 2 hearing, 3 speech, 4 limb, 5 intellectual, 6 mental, 7 multiple; 0 for none.
func (c DisabilityCert) Type() int { return c.kind }

// Level is 1 (worst) to 4; 0 for none.
func (c DisabilityCert) Level() int { return c.level }

// BelongsTo reports whether the certificate is of the person with this number.
func (c DisabilityCert) BelongsTo(id ResidentID) bool { return !c.IsZero() && c.holder == id }

// Severe is 重残 as the minimum-living-allowance rules use it (民发〔2021〕57号 art. 8): level 1–2
// of any type, or level 3 of the intellectual or mental type.
func (c DisabilityCert) Severe() bool { return c.severe(3) }

// SevereParent is 重残 of a parent as the rules on de facto unsupported children use it
// (民发〔2019〕62号): level 1–2 of any type, or 3–4 of the intellectual or mental type.
func (c DisabilityCert) SevereParent() bool { return c.severe(4) }

func (c DisabilityCert) severe(mentalUpTo int) bool {
	mental := c.kind == 5 || c.kind == 6
	return c.level >= 1 && (c.level <= 2 || mental && c.level <= mentalUpTo)
}

var veteranCert = regexp.MustCompile(`^[一-龥]军[A-Z]?\d{6,7}$`)

// CheckVeteranCert checks the form of a disabled-veteran certificate number (残疾军人证).
// Errors: *Error with CERT_MISSING, CERT_FORMAT.
func CheckVeteranCert(s string) error {
	n, _ := Normalize(s)
	if n == "" {
		return refuse(CertMissing, "请填写残疾军人证号", "The disabled-veteran certificate number is missing")
	}
	if !veteranCert.MatchString(strings.ToUpper(n)) {
		return refuse(CertFormat, "残疾军人证号格式不符，例：浙军B123456", "Not the form of a disabled-veteran certificate number, e.g. 浙军B123456")
	}
	return nil
}
