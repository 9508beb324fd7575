//go:build e2e

package caseworkpage_test

import (
	"testing"

	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestPagesCanBeReadByEverybody(t *testing.T) {
	f := family(t)
	waiting(f)
	hannah := f.Path("people", string(f.Hannah.Entry))
	f.Ruth.Reads(map[string]string{
		"people": f.Path("people"), "person": hannah, "safe-contact": hannah + "/safe-contact", "record": hannah + "/record/interpreter",
		"relation": hannah + "/relation/" + string(f.Isla.Entry), "detail": hannah + "/detail", "add-person": f.Path("people", "add"),
		"write-note": f.Path("write-note"), "note": f.Path("note", string(f.Call.Entry)), "notes": f.Path("notes"),
		"court": f.Path("court"), "hearing": f.Path("hearing", string(f.FirstHearing.Entry)), "order": f.Path("order", string(f.Order.Entry)),
		"read-order": f.Path("order", string(f.Order.Entry), "read"), "duty": f.Path("duty", string(f.Promise.Entry)), "add-duty": f.Path("add-duty"),
		"timeline": f.Path("timeline"),
		"links":    f.Path("links"), "wrong-case": f.Path("wrong-case", string(f.Call.Entry)), "new-case": "/cases/new",
		"join": f.Path("people", "join"), "add-order": f.Path("add-order"), "add-hearing": f.Path("add-hearing"),
		"settle": f.Path("settle", string(f.Isla.Entry), "-", "born"), "hiding": f.Path("hiding", string(f.AddressFact.Entry)),
		"undecided": f.Path("undecided"), "reveal": f.Path("reveal", string(f.AddressFact.Entry)),
	})
	duty := toldInCourt(f).At
	asked := askedForTime(f).Click("What came of asking for more time")
	f.Ruth.Reads(map[string]string{
		"told": f.Path("told"), "told-duty": duty, "match": duty + "/order/" + string(orderComes(f, addendumBy("2027-01-15")).Entry),
		"more-time": f.Path("duty", string(f.Promise.Entry), "more-time"), "time-answer": asked.At, "court-to-match": f.Path("court"),
	})
	visit := plans(t, f)
	f.Ruth.Reads(map[string]string{"plan-visit": f.Path("plan-visit"), "visit": visit, "visit-move": visit + "/move", "visit-end": visit + "/end", "notes-visits": f.Path("notes")})
	f.Tom.Reads(map[string]string{"sitting": atCourt(f, f.Tom), "court-day": "/court-day"})
	f.Colin.Reads(map[string]string{"allocate": f.Path("allocate"), "give-team": f.Path("team")})
	given, take := givenToAisha(t)
	given.Aisha.Reads(map[string]string{"take": take})
	cannotTakeIt(t, given, take)
	given.Colin.Reads(map[string]string{"take-answer": take + "/answer"})
}
