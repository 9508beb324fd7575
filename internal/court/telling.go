package court

import (
	"fmt"
	"strings"
	"time"

	"candour/internal/casework"
	"candour/internal/court/hmcts"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// telling is what one payload says of a case, in the words of casework: things, facts about them, and details that may be confidential.
type telling struct {
	at       string
	content  string
	received ledger.EntryID // of the entry that keeps the payload
	things   []toldThing
	facts    []toldFact
	details  []toldDetail
	hearings bool // the payload says which hearings there are
}

// thingKey is how a thing is known from one payload of a case to the next: its sort and the court's id or, in public law, name and birth date.
// The case itself is "".
type thingKey string

// sort is "child", "adult", "hearing" or "order".
func (k thingKey) sort() string {
	sort, _, _ := strings.Cut(string(k), " ")
	return sort
}

// toldThing is a person, hearing or order that a payload mentions.
type toldThing struct {
	key   thingKey
	id    string // the court's own
	name  string // what people call it
	order *toldOrder
	off   offBecause
}

// toldFact is one field of a thing. Path is where its leaf stands in the payload; plain values may be shown in an account.
type toldFact struct {
	of, to thingKey
	field  casework.Field
	value  string
	path   string
	plain  bool
}

// toldDetail is one contact detail. Source tells details of one kind apart.
type toldDetail struct {
	of     thingKey
	kind   casework.DetailKind
	source string
	value  string
	hiding casework.HiddenFrom
}

// teller turns a payload into a telling.
type teller struct {
	c    *hmcts.CourtCase
	law  pack.Law
	pk   *pack.Pack
	t    *telling
	keys map[string]thingKey // by the court's id of a person
	seen map[thingKey]int
}

// tell reads a payload. It depends on the payload and the pack alone.
func tell(pk *pack.Pack, c *hmcts.CourtCase, received ledger.EntryID) *telling {
	t := &teller{
		c: c, pk: pk, law: lawOf(c.Jurisdiction), keys: map[string]thingKey{}, seen: map[thingKey]int{},
		t: &telling{at: timeOf(c.LastModified), content: c.Content.String(), received: received, hearings: c.HearingsGiven},
	}
	t.aboutCase()
	for _, p := range c.People() {
		t.person(p)
	}
	t.relations()
	for i := range c.Hearings {
		t.hearing(&c.Hearings[i])
	}
	for i := range c.Orders {
		t.order(&c.Orders[i])
	}
	return t.t
}

func lawOf(j hmcts.Jurisdiction) pack.Law {
	if j == hmcts.Public {
		return pack.PublicLaw
	}
	return pack.PrivateLaw
}

// timeOf is a time of the court as it is stored; NoTime when it gave none.
func timeOf(at time.Time) string {
	if at.IsZero() {
		return NoTime
	}
	return ledger.FormatTime(at)
}

// key makes a key that no other thing of the payload has.
func (t *teller) key(sort string, parts ...string) thingKey {
	k := thingKey(sort + " " + strings.Join(parts, "|"))
	t.seen[k]++
	if n := t.seen[k]; n > 1 {
		k += thingKey(fmt.Sprintf("~%d", n))
	}
	return k
}

// say adds a fact unless the court left it out: absence never means no.
func (t *teller) say(of thingKey, field casework.Field, value, path string) {
	t.sayTo(of, "", field, value, path)
}

func (t *teller) sayTo(of, to thingKey, field casework.Field, value, path string) {
	if value = strings.TrimSpace(value); value != "" {
		t.t.facts = append(t.t.facts, toldFact{of: of, to: to, field: field, value: value, path: path, plain: plainFields[field]})
	}
}

// plainFields hold dates and flags and nothing that somebody wrote.
var plainFields = map[casework.Field]bool{
	casework.Born: true, casework.Issued: true, casework.Starts: true, casework.Ends: true, casework.LivesWith: true,
}

// aboutCase says what holds of the case as a whole.
func (t *teller) aboutCase() {
	c, data := t.c, t.c.Path+"/caseData"
	if c.Jurisdiction == hmcts.Private {
		data = c.Path + "/case_data"
	}
	t.say("", casework.CourtCase, c.ID, c.Path+"/id")
	t.say("", casework.Number, c.FamilyMan, "")
	t.say("", casework.ApplicationType, c.Application, "")
	t.say("", casework.CourtState, c.State, c.Path+"/state")
	t.say("", casework.OrdersSought, strings.Join(t.orderNames(c.OrdersSought), ", "), "")
	t.say("", casework.LocalAuthority, c.LocalAuthority, "")
	place := t.court()
	t.say("", casework.Court, place.Name, "")
	t.say("", casework.CourtArea, place.Area, "")
	t.say("", casework.Issued, c.Issued.String(), data+map[hmcts.Jurisdiction]string{hmcts.Public: "/dateOfCourtIssue", hmcts.Private: "/issueDate"}[c.Jurisdiction])
	t.say("", casework.Track, t.pk.TrackFor(t.law, place.Area, c.Issued).Track.ID, "")
}

// court is the place in the pack's words, or as the court writes it.
func (t *teller) court() pack.CourtPlace {
	for _, building := range []string{t.c.Court.Base, t.c.Court.Epims} {
		if place, known := t.pk.Court.ByBuilding(building); known && building != "" {
			return place
		}
	}
	name := t.c.Court.Name
	if name == "" {
		name = t.c.Court.BaseName
	}
	return pack.CourtPlace{Name: name}
}

func (t *teller) orderNames(codes []string) []string {
	names := make([]string, len(codes))
	for i, code := range codes {
		names[i] = code
		if known, ok := t.pk.Court.OrderType(t.law, code); ok {
			names[i] = known.Name
		}
	}
	return names
}
