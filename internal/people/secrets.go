package people

import (
	"context"
	"strings"
	"unicode/utf8"

	"minzheng/internal/access"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
	"minzheng/internal/secret"
)

// Fields that Reveal can show; the values are the enum RevealField of the contract.
const (
	FieldIDNumber = "ID_NUMBER"
	FieldPhone    = "PHONE"
	FieldCert     = "DISABILITY_CERT"
)

// Purposes of blind values. They are never changed: that would rename every record.
const (
	blindID      = "id-number"
	blindPhone   = "phone"
	blindAccount = "bank-account"
)

// MinReason is the least number of characters of a reason for un-masking.
const MinReason = 4

func place(personID, field string) secret.Place {
	return secret.Place{Collection: "people", ID: personID, Field: field}
}

// BlindID is the blind value of a checked identity number: equal for equal numbers, of no use without the keys. The near
// relatives of staff are kept as these.
func BlindID(keys *secret.Keyring, id identity.ResidentID) string {
	return keys.Blind(blindID, id.String())
}

// BlindID is the blind value of a checked identity number, as Person.IDBlind holds it.
func (r *Registry) BlindID(id identity.ResidentID) string { return BlindID(r.deps.Keys, id) }

// BlindAccount is the blind value of a bank account, however its digits are spaced.
func (r *Registry) BlindAccount(number string) string {
	n, _ := identity.Normalize(number)
	return r.deps.Keys.Blind(blindAccount, n)
}

// SealedAccount is a bank account as other collections store it.
type SealedAccount struct{ Sealed, Blind, Last4 string }

// SealAccount seals a bank account for the field of a document; it opens only there.
func (r *Registry) SealAccount(at secret.Place, number string) (SealedAccount, error) {
	n, _ := identity.Normalize(number)
	sealed, err := r.deps.Keys.Seal(at, n)
	if err != nil {
		return SealedAccount{}, err
	}
	runes := []rune(n)
	return SealedAccount{Sealed: sealed, Blind: r.deps.Keys.Blind(blindAccount, n), Last4: string(runes[max(0, len(runes)-4):])}, nil
}

// OpenAccount opens what SealAccount sealed for the same place. The caller audits whom it is shown to.
func (r *Registry) OpenAccount(at secret.Place, sealed string) (string, error) {
	return r.deps.Keys.Open(at, sealed)
}

// OpenIDNumber opens a person's identity number for bank files and exports; the caller checks EXPORT_IDS or
// PAYROLL_APPROVE and audits. It is "" for who has no number.
func (r *Registry) OpenIDNumber(p *Person) (string, error) {
	return r.deps.Keys.Open(place(p.ID, FieldIDNumber), p.IDCipher)
}

// CheckReason checks the reason for un-masking a value or exporting identity numbers. Errors: INVALID REASON.
func CheckReason(reason string) error {
	n := utf8.RuneCountInString(strings.TrimSpace(reason))
	if n >= MinReason && n <= 200 {
		return nil
	}
	text := fault.T("请写明查看原因（4至200字）", "Please give the reason (4 to 200 characters)")
	return fault.Invalid("REASON", text, fault.Field{Path: "/reason", Reason: "REASON", Text: text})
}

// Reveal returns one masked value of a person in full and writes who saw it, and why, to the audit log in the same
// transaction. A value that is not there is "". Errors: FORBIDDEN, NOT_FOUND, INVALID (REASON, FIELD), CONFLICT
// REQUEST_REUSED.
func (r *Registry) Reveal(ctx context.Context, actor *access.Actor, personID, field, reason, requestID string) (string, error) {
	if _, err := r.person(ctx, actor, access.PersonReveal, personID); err != nil {
		return "", err
	}
	if err := CheckReason(reason); err != nil {
		return "", err
	}
	what, known := revealed(field)
	if !known {
		text := fault.T("该项不能在人员资料中查看", "A person has no such value to show")
		return "", fault.Invalid("FIELD", text, fault.Field{Path: "/field", Reason: "FIELD", Text: text})
	}
	var value string
	show := func(ctx context.Context) (string, error) {
		p, err := r.person(ctx, actor, access.PersonReveal, personID)
		if err != nil {
			return "", err
		}
		sealed := map[string]string{FieldIDNumber: p.IDCipher, FieldPhone: p.PhoneCipher, FieldCert: p.CertCipher}[field]
		if value, err = r.deps.Keys.Open(place(p.ID, field), sealed); err != nil {
			return "", err
		}
		return personID, r.record(ctx, actor, "person.reveal", "PERSON", personID, strings.TrimSpace(reason), what)
	}
	input := map[string]string{"person": personID, "field": field, "reason": reason}
	_, replayed, err := r.deps.Once.Do(ctx, actor, requestID, "person.reveal", input, show)
	if err == nil && replayed { // the value is not kept with the answer: looking again is looked at again
		err = r.deps.Store.Tx(ctx, func(ctx context.Context) error {
			_, err := show(ctx)
			return err
		})
	}
	if err != nil {
		return "", err
	}
	return value, nil
}

func revealed(field string) (fault.Text, bool) {
	switch field {
	case FieldIDNumber:
		return fault.T("查看身份证号码原值", "Saw the identity number"), true
	case FieldPhone:
		return fault.T("查看电话号码原值", "Saw the phone number"), true
	case FieldCert:
		return fault.T("查看残疾人证号原值", "Saw the disability certificate number"), true
	}
	return fault.Text{}, false
}
