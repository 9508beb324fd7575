package leaving_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"candour/internal/breach"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/fault"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/pack"
	"candour/internal/report"
)

func newCase(t *testing.T) *casetest.Case {
	t.Helper()
	t.Parallel()
	return casetest.New(t, casetest.More{Kinds: ledgertest.Kinds(&report.Kinds, &leaving.Kinds, &breach.Kinds)})
}

// records puts something on the register of the case, as its worker would.
func records(c *casetest.Case, t *testing.T, manages bool, form leaving.LeftBody) error {
	t.Helper()
	_, err := c.Ledger.Do(t.Context(), ledger.Act{On: []ledger.Seen{{Stream: c.Stream, Version: ledger.Any}}, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		by := leaving.Recording{By: c.Worker, Manages: manages, Now: c.Ledger.Now()}
		return leaving.Record(casetest.Pack(t), hs[c.Stream], by, ledger.NewEntryID(), nil, form)
	}})
	return err
}

// wrong are the fields of a form that were refused.
func wrong(err error) string {
	var fields fault.Fields
	if !errors.As(err, &fields) {
		return ""
	}
	var names []string
	for _, f := range fields {
		names = append(names, f.Name)
	}
	return strings.Join(names, " ")
}

var toTheHospital = leaving.LeftBody{
	What: "That Ola was locked out", To: leaving.Recipient{Sort: leaving.OtherBody, Name: "Dr Amis, Milborough Hospital"}, Purpose: "So that she is asked on the ward",
	Gateway: "rule", Authority: "A professional who protects children", How: leaving.Told,
}

func TestTheRegisterSaysWhatWentToWhomAndWhatAllowedIt(t *testing.T) {
	c := newCase(t)
	if err := records(c, t, false, toTheHospital); err != nil {
		t.Fatal(err)
	}
	all := leaving.Register(casetest.Pack(t), c.Read(c.Stream))
	if len(all) != 1 {
		t.Fatalf("the register has %d lines", len(all))
	}
	if d := all[0]; d.To != "Dr Amis, Milborough Hospital" || d.Source != "Family Procedure Rules 2010 rule 12.73 (to be confirmed)" || d.Gateway != "Rule 12.73" {
		t.Errorf("it says %+v", d)
	}
}

func TestFiledReportsAndWhatWasToldOfAWorryStandThereByThemselves(t *testing.T) {
	c := newCase(t)
	ola := c.Child("Ola Wilk", "2016-05-02")
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.RaiseWorry(s, casetest.Pack(t), c.Worker, ledger.NewEntryID(), casework.WorryForm{
			On: calendar.MustParse("2026-05-01"), At: calendar.NewTime(17, 5),
			WorriedBody: casework.WorriedBody{Children: []ledger.Ref{ola}, Cause: "Locked out, and it was dark", Told: []casework.Told{
				{Whom: casework.ToPolice, Name: "PC 2214", How: "999"}, {Whom: casework.ToManager, Name: "Colin Pryce"},
			}},
		})
	})
	opened := ledgertest.Entry(t, report.Opened, c.Worker, report.OpenedBody{Draft: c.Begin(), Type: "section7", Author: c.Worker.Person, Name: "Maryam Siddiqui"})
	ref := ledger.Ref{Stream: c.Stream, Entry: opened.ID}
	c.Given(opened)
	sign(t, c, ref)

	var said []string
	for _, d := range leaving.Register(casetest.Pack(t), c.Read(c.Stream)) {
		said = append(said, d.What+" > "+d.To+" > "+d.Gateway)
	}
	want := "Section 7 report > the court > The court that has the case asked for it, or must have it" +
		"\nThat somebody is worried about a child, and why > the police, PC 2214 > To protect somebody in danger"
	if got := strings.Join(said, "\n"); got != want {
		t.Errorf("the register says\n%s\nwant\n%s", got, want)
	}
}

// sign signs a report, and files it.
func sign(t *testing.T, c *casetest.Case, opened ledger.Ref) {
	t.Helper()
	pdf, err := c.Files.Put(t.Context(), "application/pdf", strings.NewReader("%PDF-1.7"))
	if err != nil {
		t.Fatal(err)
	}
	signed := ledgertest.Entry(t, report.Signed, c.Worker, report.SignedBody{
		Report: opened, Type: "section7", Author: c.Worker.Person, Name: "Maryam Siddiqui", On: calendar.MustParse("2026-05-12"),
		Text: pdf.SHA256, PDF: pdf,
		Statements: []report.FrozenStatement{{Statement: opened, Number: "4.1", Kind: report.Account, Standing: "stands"}},
	})
	c.Given(signed, ledgertest.Entry(t, report.Filed, c.Worker, report.FiledBody{Signed: ledger.Ref{Stream: c.Stream, Entry: signed.ID}, To: "the court", How: "by post"}))
}

func TestWhatWentToTheWrongPersonStandsThereToo(t *testing.T) {
	c := newCase(t)
	stream := c.Begin()
	c.Given(ledgertest.Entry(t, breach.Happened, c.Worker, breach.HappenedBody{Breach: stream, What: "The section 7 report", To: "A former solicitor"}))
	all := leaving.Register(casetest.Pack(t), c.Read(c.Stream))
	if len(all) != 1 || all[0].Breach != stream || all[0].To != "A former solicitor" || all[0].Gateway != "" {
		t.Errorf("the register says %+v", all)
	}
}

func TestProtectingSomebodyInDangerWaitsForNobodyAndAsksNothing(t *testing.T) {
	c := newCase(t)
	danger := casetest.Pack(t).Leaving.Danger()
	err := records(c, t, false, leaving.LeftBody{
		What: "Where he said he would be tonight", To: leaving.Recipient{Sort: leaving.Police}, Gateway: danger.ID, How: leaving.Told,
	})
	if err != nil {
		t.Errorf("it was refused: %v", err)
	}
}

func TestEveryOtherWaySaysWhatForAndByWhatAuthority(t *testing.T) {
	c := newCase(t)
	for _, g := range casetest.Pack(t).Leaving.Gateways {
		form := toTheHospital
		form.Gateway, form.Purpose, form.Authority = g.ID, "", ""
		got := wrong(records(c, t, true, form))
		want := map[bool]string{true: "", false: "purpose authority"}[g.Urgent]
		if g.Court {
			want = "purpose"
		}
		if got != want {
			t.Errorf("%s: refused for %q, want %q", g.ID, got, want)
		}
	}
}

func TestWhatAManagerDecidesNobodyElseRecords(t *testing.T) {
	c := newCase(t)
	form := toTheHospital
	form.Gateway = "consent"
	if got := wrong(records(c, t, false, form)); got != "gateway" {
		t.Errorf("refused for %q", got)
	}
	if err := records(c, t, true, form); err != nil {
		t.Errorf("a manager is refused: %v", err)
	}
}

func TestWhatIsSaidToHaveLeftHasLeftAndIsOfThisCase(t *testing.T) {
	c := newCase(t)
	form := toTheHospital
	form.Of = ledger.Ref{Stream: c.Stream, Entry: ledger.NewEntryID()}
	if got := wrong(records(c, t, false, form)); got != "of" {
		t.Errorf("a note of nowhere: refused for %q", got)
	}
	tomorrow := ledger.AtMinute(c.Ledger.Now().Add(24 * time.Hour))
	_, err := leaving.Record(casetest.Pack(t), c.Read(c.Stream), leaving.Recording{By: c.Worker, Now: c.Ledger.Now()}, ledger.NewEntryID(), tomorrow, toTheHospital)
	if got := wrong(err); got != "when" {
		t.Errorf("tomorrow: refused for %q", got)
	}
	none := leaving.LeftBody{Gateway: pack.GatewayID("because I say so")}
	if got := wrong(records(c, t, false, none)); got != "what to how gateway" {
		t.Errorf("nothing at all: refused for %q", got)
	}
}
