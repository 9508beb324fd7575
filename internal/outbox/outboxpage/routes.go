package outboxpage

import (
	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/outbox"
	"candour/internal/pack"
	"candour/internal/web"
)

// Home is the address of one’s outbox; Away of the page on which one writes; Prepare the page of a case on which it gets its words for the tablet.
const (
	Home    = "/outbox"
	Away    = "/away"
	Prepare = "away"
)

// Pages holds what these pages stand on.
type Pages struct {
	Pack *pack.Pack
	Keys outbox.Keys
}

// Routes are the addresses of these pages. Whose outbox somebody may open is asked of the teams.
func (p Pages) Routes() []web.Route {
	return []web.Route{
		web.For(Away, access.Anyone, p.away, nil),
		web.For(Away+"/worker.js", access.Anyone, worker, nil),
		web.For(Away+"/here", access.SignedIn, nil, p.here).Forgetting(),
		web.For(Away+"/deliver", access.SignedIn, nil, p.deliver).Forgetting(),
		web.ForCase("/case/{case}/"+Prepare, access.CaseWorker, p.showPrepare, p.prepare),
		web.For(Home, access.SignedIn, p.home, nil),
		web.For(Home+"/{person}", access.SignedIn, p.theirs, nil),
		web.For(Home+"/{person}/kept/{entry}", access.SignedIn, p.showKept, p.settle).Own(outbox.Stream),
		web.For(Home+"/{person}/tablet/{tablet}", access.SignedIn, p.showCut, p.cut).Own(outbox.Stream),
	}
}

// opened is somebody’s outbox as a person comes to it.
type opened struct {
	*web.Visit
	of  access.Person
	box *outbox.Box
}

func (o opened) mine() bool { return o.of.ID == o.Person.ID }

func (o opened) stream() ledger.StreamID { return outbox.Stream(o.of.ID) }

func (o opened) url(parts ...string) string {
	url := Home + "/" + string(o.of.ID)
	for _, part := range parts {
		url += "/" + part
	}
	return url
}

// boxOf is somebody’s outbox.
func boxOf(v *web.Visit, of access.Person) (opened, error) {
	h, err := v.Ledger().Read(v.Context(), outbox.Stream(of.ID))
	if err != nil {
		return opened{}, err
	}
	return opened{v, of, outbox.Of(h)}, nil
}

// open is the outbox of the address, for its owner and for who manages a team of theirs. Not there and not theirs is answered alike.
func open(v *web.Visit) (opened, error) {
	id, err := ledger.ParseStreamID(v.Request.PathValue("person"))
	if err != nil {
		return opened{}, fault.Absent(err)
	}
	of, known := v.People.Find(id)
	if !known || of.ID != v.Person.ID && !manages(v, of) {
		return opened{}, fault.Absent(nil)
	}
	return boxOf(v, of)
}

// manages reports whether whoever visits manages a team that somebody is in.
func manages(v *web.Visit, of access.Person) bool {
	var ties []access.Tie
	for _, m := range of.Teams {
		ties = append(ties, access.Tie{Subject: m.Team, Relation: access.InTeam})
	}
	return access.Decide(v.Person, access.CaseManager, ties).Allowed
}

// act carries something out on an outbox, and on further streams.
func act(v *web.Visit, form ledger.EntryID, verb ledger.Verb, box ledger.StreamID, others ...ledger.StreamID) error {
	if err := v.Ledger().BeginStreams(v.Context(), box); err != nil {
		return err
	}
	on := []ledger.Seen{{Stream: box, Version: ledger.Any}}
	for _, other := range others {
		on = append(on, ledger.Seen{Stream: other, Version: ledger.Any})
	}
	_, err := v.Do(ledger.Act{Form: form, On: on, Verb: verb})
	return err
}

// workedOn is a case of the person’s in which they may write, opened by its number; fault.Absent when it is none.
func workedOn(v *web.Visit, id ledger.StreamID) (*web.Case, error) {
	v.Request.SetPathValue("case", string(id))
	return v.Open(access.CaseWorker)
}

// holdsHidden reports whether texts say what is hidden in a case.
func holdsHidden(c *web.Case, texts []string) (bool, error) {
	held, err := casework.HeldIn(c.Context(), c.Ledger(), c.History, c.Words, texts...)
	return len(held) > 0, err
}
