package ledger

import "minzheng/internal/catalog"

// The kinds of alarm.
const (
	AlarmGap       = "GAP"       // a day of a season that the shifts do not cover
	AlarmMissing   = "MISSING"   // no record for the last month, quarter or year
	AlarmPastDue   = "PAST_DUE"  // something that is due and not done
	AlarmExpired   = "EXPIRED"   // a day has come, or comes soon
	AlarmFollowUp  = "FOLLOW_UP" // a series that goes on without its next report
	AlarmHighRisk  = "HIGH_RISK" // a risky finding without a later record
	AlarmOverspent = "OVERSPENT" // a township has spent more this year than the records allocate to it
)

// AlarmKinds lists the closed set.
func AlarmKinds() []string {
	return []string{AlarmGap, AlarmMissing, AlarmPastDue, AlarmExpired, AlarmFollowUp, AlarmHighRisk, AlarmOverspent}
}

// The sources of prefilled fields.
const (
	FromRegion  = "REGION_NAME"
	FromSubject = "SUBJECT" // a field of the organisation or facility that it is about; without a key its name
	FromLast    = "LAST"    // the last record about the same subject or place
	FromBelow   = "BELOW"   // the sum of the divisions below in the same series
	FromPlaces  = "PLACES"  // how many places of the same subject the records of another ledger take up
	FromClock   = "TODAY"
	FromActor   = "ACTOR" // who enters it
)

// Sources lists the closed set.
func Sources() []string {
	return []string{FromRegion, FromSubject, FromLast, FromBelow, FromPlaces, FromClock, FromActor}
}

// Vocabulary is what the engine understands, for catalog.Load.
func Vocabulary() *catalog.LedgerVocabulary {
	return &catalog.LedgerVocabulary{Alarms: AlarmKinds(), Sources: Sources()}
}
