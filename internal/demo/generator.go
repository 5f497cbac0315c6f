package demo

import (
	"math/rand/v2"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/ledger"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/staff"
)

// generator carries the random source, what must not repeat, and what later parts need of earlier ones. Everything it
// draws follows from the seed.
type generator struct {
	rand      *rand.Rand
	deps      Deps
	opt       Options
	today     calendar.Date
	rise      calendar.Date // day from which the present standards are in force
	people    *people.Registry
	rec       *casework.Recorder
	actor     *access.Actor
	serials   serials
	houses    map[region.Code]int
	caseSeq   map[string]int64
	staff     map[region.Code]*desk
	workers   map[region.Code]*staff.Staff
	city      hall
	sections  map[string]hall // who works in the sections of the bureau
	sites     map[string][]*site
	names     map[string]bool // of organisations and facilities, with their kind
	codes     map[string]bool // credit codes
	villages  []region.Code   // in an order of their own
	folk      []soul
	events    []disaster
	works     []slot // on facilities
	approved  []*ledger.Record
	urban     []weighted // villages, by running weight
	rural     []weighted
	spans     []paid                    // what the monthly runs pay
	corrected map[string]bool           // case id → its account was corrected after that
	returns   map[string]calendar.Month // case id → month whose payment the bank returned
}
