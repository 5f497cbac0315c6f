package casework

// paperSlots are the {slots} that the text of a paper may have. A slot without a value keeps the paper from being
// offered: a stop letter exists only where there is a last month.
func paperSlots() []string {
	return []string{
		"applicant", "number", "program", "village", "township", "city", "memberCount", "amount", "amountWords", "areaClass",
		"appliedOn", "acceptedOn", "decidedOn", "effectiveFrom", "due", "noticeFrom", "noticeUntil", "noticePlace", "reason",
		"trigger", "changeKind", "changeMonth", "endReason", "lastMonth",
	}
}

// paperRows are the tables that a paper may have.
func paperRows() []string { return []string{"MEMBERS", "DECISION", "NOTICE_LIST", "MISSING"} }
