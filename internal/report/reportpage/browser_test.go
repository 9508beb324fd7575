//go:build e2e

package reportpage_test

import (
	"net/url"
	"strings"
	"testing"

	"candour/internal/evidence"
	"candour/internal/govuk/browsertest"
	"candour/internal/ledger"
	"candour/internal/report"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	b := newBench(t)
	filed, _ := b.filedSafeguardingLetter()
	replied := b.Ruth.Get(filed.At + "/replies/new").OK().Send(b.daniels()).OK()
	var duty ledger.EntryID
	for _, d := range b.State().Duties() {
		if d.Report == "section7" {
			duty = d.Ref.Entry
		}
	}
	said := b.draws(evidence.Who{Person: b.Hannah}, "party", "2026-09-01", "Isla told me Daddy had been drinking and the car was wobbling.")
	denied := b.draws(evidence.Who{Person: b.Daniel}, "party", "2026-09-02", "I had nothing to drink that day.")
	b.does(func(h *ledger.History) (ledger.Change, error) {
		return evidence.Dispute(b.desk.Pack, evidence.Of(h), b.Ruth.By(), ledger.NewEntryID(), evidence.DisputeForm{Item: said, Denial: evidence.AccountForm{Ref: denied}})
	})
	letter := b.school("2026-10-12", "The member of staff at the gate noticed that Mr Kersey smelled strongly of alcohol.")
	isla := b.draws(evidence.Who{Person: b.Isla}, "child", "2026-11-16", "I miss Biscuit. I want to sleep at Mummy’s and go to Daddy’s for the day.")
	page := b.starts("duty:" + string(duty))
	page = b.adds(page, "child", url.Values{"text": {"Isla said: “I miss Biscuit. I want to sleep at Mummy’s and go to Daddy’s for the day.”"}, "kind": {report.ChildsWords}, "on": {item(isla)}, "child": {string(b.Isla.Entry)}})
	page = b.adds(page, "accounts", url.Values{"text": {"Ms Ashdown told me: “Isla told me Daddy had been drinking and the car was wobbling.” Mr Kersey says: “I had nothing to drink that day.” No court has decided what happened."}, "kind": {report.Account}, "on": {item(said), item(denied)}})
	page = b.adds(page, "professionals", url.Values{"text": {"Thornmere Primary School noticed that Mr Kersey smelled of alcohol on 8 October."}, "kind": {report.Account}, "on": {item(letter)}})
	page = b.adds(page, "analysis", url.Values{"text": {"It is clear that Mr Kersey minimises his drinking."}, "kind": {report.Opinion}})
	short := b.adds(b.starts("type:letter"), "letter", url.Values{"text": {"Thornmere Primary School noticed that Mr Kersey smelled of alcohol."}, "kind": {report.Account}, "on": {item(letter)}})
	signed := signs(short).OK()
	b.corrects(letter, "2026-11-19", "Our letter named the wrong adult. The children were collected by their uncle.")
	turning := b.Ruth.Get(b.turning(b.starts("type:section7")).Click("What this report turns on").OK().At)
	_, suggestion := b.suggested()
	change := opens(b.Ruth.Get(page.At), "5.1").At
	b.Ruth.Reads(map[string]string{
		"report-suggestion": suggestion.At, "report-comment": b.bare(short.At) + "/comment/report",
		"report-reply": filed.At + "/replies/new", "report-replied": filed.At, "report-reply-taken-back": replied.Click("It was taken back").OK().At,
		"report-questions": turning.At, "report-question": turning.Click("7.1 The children were not safe in the car.").OK().At, "report-signed-questions": signed.At + "/questions",
		"reports": b.Path("reports"), "report": page.At, "report-start": b.Path("reports", "new"), "report-change": change,
		"report-for-evidence": signed.At + "/for-evidence", "report-as-read": page.At + "/as-read", "report-sign": page.At + "/sign", "report-signed": signed.At, "report-hand": page.At + "/hand",
		"report-no-longer-stands": b.Path("no-longer-stands", string(letter.Entry)), "report-to-answer": b.Path("no-longer-stands"),
	})
}

// TestARefutedItemLeadsToASignedAddendum is a filed letter under which the school corrects what it wrote, in a real browser.
func TestARefutedItemLeadsToASignedAddendum(t *testing.T) {
	b := newBench(t)
	signed, letter := b.filedSafeguardingLetter()
	b.corrects(letter, "2026-11-19", "Our letter named the wrong adult.")
	ruth := browsertest.At(t, b.URL, b.Ruth.Opens(signed.At))
	ruth.Says("no longer stands as it did")
	ruth.Press("Write what has changed: update to the safeguarding letter")
	ruth.Press("Begin")
	begun := ruth.At()
	ruth.Open(strings.TrimPrefix(begun, b.URL) + "/add/since")
	ruth.Write("What you want to say", "Thornmere Primary School now writes that its letter named the wrong adult.")
	ruth.Choose("Someone told us")
	ruth.Choose("2: Thornmere Primary School")
	ruth.Choose("(1)")
	ruth.Press("Save it")
	ruth.Press("Read it as the judge will")
	ruth.Says("What has changed since the safeguarding letter of 24 November 2026")
	ruth.Says("Then: stands. Now: no longer stands.")
	browsertest.Read(t, ruth.Page, "addendum-as-read")
	ruth.Open(strings.TrimPrefix(begun, b.URL) + "/sign")
	ruth.Press("Sign as Ruth Adeyemi")
	ruth.Says("It stays as it was signed.")
	ruth.Press("Read it as the judge does")
	ruth.Says("Then: stands. Now: no longer stands.")
}
