package identity

import (
	"fmt"
	"regexp"
	"strings"
)

// DocumentNumber is the form of an official document number (发文字号): issuing body, year in
// six-angle brackets, serial without leading zeros: x民〔2025〕12号.
var DocumentNumber = regexp.MustCompile(`^.+〔\d{4}〕[1-9]\d*号$`)

// CheckDocumentNumber refuses a text that is not a document number: *Error NUMBER_FORMAT.
func CheckDocumentNumber(s string) error {
	if DocumentNumber.MatchString(s) {
		return nil
	}
	return refuse(NumberFormat, "发文字号格式不符，例：某民〔2025〕12号", "Not a document number, e.g. 某民〔2025〕12号")
}

// CaseNumber is PROGRAM-YYYY-TTTVVV-NNNNN: programme, year of application, township and village
// part of the 12-digit division code, serial from 1. A code of another length gives "".
func CaseNumber(program string, year int, code12 string, serial int) string {
	if len(code12) != 12 {
		return ""
	}
	return fmt.Sprintf("%s-%04d-%s-%05d", program, year, code12[6:], serial)
}

// CertificateNumber is YYYY-code6-NNNNNN, unique per kind: honour plaques, certificates.
func CertificateNumber(year int, code6 string, serial int) string {
	return fmt.Sprintf("%04d-%s-%06d", year, code6, serial)
}

// FacilityNumber is KIND2-code9-NNN and a Luhn digit over the twelve digits; kind is two capital
// letters (FL, JL, MB, ZL, BZ, GM, GH, BY, LS, FC), code9 the township, serial 1 to 999. Anything else
// gives "".
func FacilityNumber(kind, code9 string, serial int) string {
	body := fmt.Sprintf("%s%03d", code9, serial)
	s := fmt.Sprintf("%s-%s-%03d%s", kind, code9, serial, LuhnDigit(body))
	if !facilityNumber.MatchString(s) {
		return ""
	}
	return s
}

var facilityNumber = regexp.MustCompile(`^(FL|JL|MB|ZL|BZ|GM|GH|BY|LS|FC)-(\d{9})-(\d{4})$`)

// CheckFacilityNumber checks form and check digit. Errors: *Error with NUMBER_FORMAT,
// NUMBER_CHECK_DIGIT.
func CheckFacilityNumber(s string) error {
	m := facilityNumber.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return refuse(NumberFormat, "设施编号格式不符，例：JL-339981101-0019", "Not a facility number, e.g. JL-339981101-0019")
	}
	if !Luhn(m[2] + m[3]) {
		return refuse(NumberCheckDigit, "设施编号校验位不符", "The check digit of the facility number does not match")
	}
	return nil
}
