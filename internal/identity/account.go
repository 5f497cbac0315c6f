package identity

// CheckBankCard checks a bank card number of 16 to 19 digits (after Normalize) by its Luhn digit.
// Passbooks (存折) need not pass: check only accounts of kind CARD. Errors: *Error with
// ACCOUNT_MISSING, _LENGTH, _CHARACTERS, _CHECK_DIGIT.
func CheckBankCard(s string) error {
	n, _ := Normalize(s)
	if n == "" {
		return refuse(AccountMissing, "请填写银行账号", "The bank account is missing")
	}
	if !digits(n) {
		return refuse(AccountCharacters, "银行卡号只能是数字", "A bank card number consists of digits")
	}
	if len(n) < 16 || len(n) > 19 {
		return refuse(AccountLength, "银行卡号应为16至19位", "A bank card number has 16 to 19 digits")
	}
	if !Luhn(n) {
		return refuse(AccountCheckDigit, "银行卡号校验位不符，请核对", "The check digit of the bank card number does not match")
	}
	return nil
}

// Luhn reports whether a string of digits passes the Luhn check (ISO/IEC 7812-1).
func Luhn(number string) bool { return digits(number) && luhnSum(number, false)%10 == 0 }

// LuhnDigit is the digit to append so that Luhn holds; "" if body is not all digits.
func LuhnDigit(body string) string {
	if !digits(body) {
		return ""
	}
	return string(rune('0' + (10-luhnSum(body, true)%10)%10))
}

// luhnSum doubles every second digit from the right, beginning with the last one if doubleLast.
func luhnSum(number string, doubleLast bool) int {
	sum, double := 0, doubleLast
	for i := len(number) - 1; i >= 0; i-- {
		d := int(number[i] - '0')
		if double {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
		double = !double
	}
	return sum
}
