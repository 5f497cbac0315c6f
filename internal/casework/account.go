package casework

import "minzheng/internal/secret"

// AccountPlace is where the bank account of a case is sealed; only there it opens again.
func AccountPlace(caseID string) secret.Place {
	return secret.Place{Collection: "cases", ID: caseID, Field: "account"}
}
