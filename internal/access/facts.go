package access

import (
	"slices"

	"github.com/cedar-policy/cedar-go"
)

// facts are all that a decision depends on: what a person is, and what lies between them and a stream. A bit stands for each role and each bond.
type facts struct {
	signedIn bool
	engaged  bool
	roles    uint32
	bonds    bond
}

// bond is what ties mean for one person, in the words of the policies.
type bond uint32

const (
	isWorker bond = 1 << iota
	isSecond
	coversIt
	askedToLook
	isNamed
	leadsNamed
	teamHasIt
	managesTeam
	waitsForTeam
	referredToHeads
	openedInEmergency
	onCourtDuty
	inSample
	restrictedToSome
	hasConflict
	tookIt
	isPrivy
	isAssessed
	agreesIt
	speaksForThem
	onVisit
	watchesIt
)

// bondWords are the bonds as the policies and the truth table call them, in the order of the bits.
var bondWords = []string{
	"worker", "second worker", "covers it", "asked to look", "named", "manages it restricted", "team has it", "manages the team", "waits for a team",
	"referred to heads of practice", "opened in an emergency", "on court duty", "in a sample", "restricted", "conflict of interest",
	"took it", "privileged reader", "own assessment", "agrees the assessment", "represents", "on the visit", "watches the visit",
}

// ofOwn are the bonds that follow from a tie to the person themselves.
var ofOwn = map[Relation]bond{
	Allocated: isWorker, Second: isSecond, Covers: coversIt, Reviews: askedToLook, Named: isNamed, NamedLead: leadsNamed, Glass: openedInEmergency,
	Sampled: inSample, Conflict: hasConflict, TookIt: tookIt, Privy: isPrivy,
	Assesses: isAssessed, Agrees: agreesIt, SpeaksFor: speaksForThem, Visits: onVisit, Watches: watchesIt,
}

// factsOf is the one place where facts are worked out: of a person, and of the ties of a stream that hold now.
func factsOf(p Person, ties []Tie) facts {
	f := facts{signedIn: p.ID != "", engaged: p.Engaged}
	for i, role := range Roles {
		if p.Has(role) {
			f.roles |= 1 << i
		}
	}
	for _, t := range ties {
		f.bonds |= p.bond(t)
	}
	return f
}

// bond is what one tie of a stream means for a person.
func (p Person) bond(t Tie) (b bond) {
	switch {
	case t.Relation == InTeam && p.in(t.Subject):
		b = teamHasIt
		if p.manages(t.Subject) {
			b |= managesTeam
		}
	case t.Relation == Waits && t.Subject == AllManagers:
		b = waitsForTeam
	case t.Relation == Referred && t.Subject == AllHeadsOfPractice:
		b = referredToHeads
	case t.Relation == OnDuty && slices.Contains(p.onDuty, t.Subject):
		b = onCourtDuty
	case t.Subject == p.ID && p.ID != "":
		b = ofOwn[t.Relation]
	}
	if t.Relation == Named {
		b |= restrictedToSome
	}
	return b
}

// attributes are what the policies know of a person. All are always there.
var attributes = []cedar.String{"signed_in", "engaged", "opens_cases", "roles", "ties"}

// record is the facts as the policies read them.
func (f facts) record() cedar.Record {
	var roles, ties []cedar.Value
	opensCases := false
	for i, role := range Roles {
		if f.roles&(1<<i) != 0 {
			roles = append(roles, cedar.String(role))
			opensCases = opensCases || role.ReadsCases()
		}
	}
	for i, word := range bondWords {
		if f.bonds&(1<<i) != 0 {
			ties = append(ties, cedar.String(word))
		}
	}
	return cedar.NewRecord(cedar.RecordMap{
		"signed_in": cedar.Boolean(f.signedIn), "engaged": cedar.Boolean(f.engaged), "opens_cases": cedar.Boolean(opensCases),
		"roles": cedar.NewSet(roles...), "ties": cedar.NewSet(ties...),
	})
}
