package privilegepage_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/privilege"
	"candour/internal/privilege/privilegepage"
	"candour/internal/view"
	"candour/internal/web"
	"candour/internal/web/webtest"
)

const advice = "She advises against asking for another expert."

// family is the service with one case, which is Ruth’s. Aisha is of her team, Colin manages it.
func family(t *testing.T) *pagetest.Family {
	t.Helper()
	return pagetest.New(t, pagetest.Pages{
		Kinds: []*ledger.Set{&privilege.Kinds}, Ties: []access.TieFunc{privilege.Ties},
		Routes: func(f *pagetest.Family) []web.Route {
			work := caseworkpage.Pages{Pack: f.Pack, Privileged: privilegepage.Home, ReadsPrivileged: privilegepage.MayRead}
			return append(privilegepage.Pages{Pack: f.Pack}.Routes(), work.Routes()...)
		},
	})
}

var typed = url.Values{"with": {"childrens_solicitor"}, "name": {"Ms Farrow"}, "sort": {"call"}, "by": {"advice"}, "said": {advice}}

// written is a note that Ruth wrote, and its address.
func written(f *pagetest.Family) (*webtest.Answer, string) {
	answer := f.Ruth.Get(f.Path("privileged", "write")).OK().Send(typed).OK()
	return answer, answer.At
}

// given gives the case to Aisha.
func given(f *pagetest.Family) {
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Give(s, f.Colin.By(), id, casework.AllocatedBody{Worker: f.Aisha.ID, Name: f.Aisha.Name, As: access.Allocated})
	})
}

// taken is Aisha’s word that she takes it.
func taken(f *pagetest.Family) {
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		a, _ := s.Offered()
		return casework.Take(s, f.Aisha.By(), id, a.Ref)
	})
}

func TestTheGuardianWritesAPrivilegedNoteAndNobodyElseReadsIt(t *testing.T) {
	f := family(t)
	answer, path := written(f)
	answer.Check(htmlcheck.HasText(advice), htmlcheck.HasText("Ms Farrow"))
	f.Ruth.Get(f.Path("privileged")).OK().Check(htmlcheck.HasText("Call, the children’s solicitor"), htmlcheck.LacksText(advice))
	for _, who := range []*webtest.Browser{f.Aisha, f.Colin, f.Tom, f.Ines, f.Piotr, f.Judith, f.Priya} {
		for _, page := range []string{path, path + "/waive", f.Path("privileged"), f.Path("privileged", "write"), f.Path("privileged", "readers")} {
			who.Get(page).Answered(http.StatusNotFound)
		}
	}
	f.Stranger().Get(path).Check(htmlcheck.LacksText(advice))
}

func TestTheCaseSaysOnlyThatAPrivilegedNoteWasMade(t *testing.T) {
	f := family(t)
	before := f.Read(f.Case).Version
	_, path := written(f)
	after := f.Read(f.Case).Since(before)
	if len(after) != 1 || after[0].Kind != privilege.Made.Name() {
		t.Fatalf("the case has %d entries more", len(after))
	}
	f.Colin.Get(f.Path("timeline")).OK().Check(htmlcheck.HasText("A privileged note was made"), htmlcheck.LacksText("Farrow"), htmlcheck.LacksText(advice))
	f.Colin.Get(f.Path("notes")).OK().Check(htmlcheck.LacksText("Privileged notes"), htmlcheck.LacksText(advice))
	id := path[strings.LastIndex(path, "/")+1:]
	f.Ruth.Get(f.Path("note", id)).Answered(http.StatusNotFound)
	f.Ruth.Get(f.Path("note", id, "carry")).Answered(http.StatusNotFound)
}

func TestADraftOfAPrivilegedNoteLiesUnderTheKeyOfItsOwnStreamFromTheFirstKey(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("privileged", "write")).OK().Draft(url.Values{"said": {advice}})
	streams, err := view.All[ledger.StreamID](t.Context(), f.Ledger.DB(), `SELECT stream FROM draft`)
	if err != nil || len(streams) != 1 || streams[0] != privilege.Side(f.Case) {
		t.Errorf("drafts lie under %v, %v", streams, err)
	}
	drafts, err := (web.Drafts{DB: f.Engine.Writer(), Ledger: f.Ledger}).About(t.Context(), f.Case)
	if err != nil || len(drafts) != 0 {
		t.Errorf("the case has %d drafts, %v", len(drafts), err)
	}
	f.Colin.Get(f.Path("notes")).OK().Check(htmlcheck.LacksText("is being written"))
	f.Ruth.Get(f.Path("privileged", "write")).OK().Check(htmlcheck.HasText(advice))
}

func TestTheGuardianNamesWhoElseReadsThem(t *testing.T) {
	f := family(t)
	_, path := written(f)
	readers := f.Path("privileged", "readers")
	f.Ruth.Get(readers).OK().Check(htmlcheck.HasText("Aisha Cole"), htmlcheck.LacksText(f.Tom.Name), htmlcheck.LacksText(f.Judith.Name)).
		Send(url.Values{"person": {string(f.Colin.ID)}, "why": {"He decides on the money for counsel"}}).OK()
	f.Colin.Get(path).OK().Check(htmlcheck.HasText(advice), htmlcheck.LacksText("Privilege was waived"))
	f.Colin.Get(f.Path("notes")).OK().Check(htmlcheck.HasText("Privileged notes"))
	f.Colin.Get(f.Path("privileged", "write")).Answered(http.StatusNotFound)
	f.Ruth.Get(readers).Click("Colin").Send(url.Values{"why": {"It is paid"}}).OK()
	f.Colin.Get(path).Answered(http.StatusNotFound)
}

func TestNobodyCanBeNamedWhomTheRuleDoesNotAllow(t *testing.T) {
	f := family(t)
	written(f)
	f.Ruth.Post(f.Path("privileged", "readers"), url.Values{"entry": {string(ledger.NewEntryID())}, "person": {string(f.Tom.ID)}, "why": {"He asked"}}).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#person")))
}

func TestAnotherGuardianReadsThemOnceTheyTookTheCaseAndTheOneBeforeNoLonger(t *testing.T) {
	f := family(t)
	_, path := written(f)
	given(f)
	f.Ruth.Get(path).Answered(http.StatusNotFound)
	f.Aisha.Get(path).Answered(http.StatusNotFound)
	taken(f)
	f.Ruth.Get(path).Answered(http.StatusNotFound)
	f.Aisha.Get(path).OK().Check(htmlcheck.HasText(advice))
}

func TestAWaiverSaysWhoDecidedAndTheNoteThenStandsInTheCase(t *testing.T) {
	f := family(t)
	written, _ := written(f)
	waiver := url.Values{
		"decider": {"guardian_with_solicitor"}, "who": {"Ms Farrow, for the children"}, "said": {"In an e-mail of 20 November"}, "why": {"The court asks for the reason"},
		"on-day": {"20"}, "on-month": {"11"}, "on-year": {"2026"},
	}
	asked := written.Click("Privilege was waived").OK()
	for _, field := range []string{"decider", "who", "said", "why"} {
		less := url.Values{}
		for name, value := range waiver {
			if name != field {
				less[name] = value
			}
		}
		asked.Send(less).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#"+field)))
	}
	asked.Send(waiver).OK().Check(htmlcheck.HasText("The court asks for the reason"), htmlcheck.LacksText("Correct it"))
	f.Colin.Get(f.Path("notes")).OK().Check(htmlcheck.HasText(advice))
	f.Colin.Get(f.Path("timeline")).OK().Check(htmlcheck.HasText("Privilege in a note was waived by Ms Farrow"), htmlcheck.LacksText("The court asks for the reason"))
	f.Colin.Get(written.At).Answered(http.StatusNotFound)
}

func TestAPrivilegedNoteHoldsNoHiddenDetailAndIsCorrectedApart(t *testing.T) {
	f := family(t)
	hides := url.Values{"said": {"She lives at " + pagetest.Address}}
	for name, value := range typed {
		if name != "said" {
			hides[name] = value
		}
	}
	f.Ruth.Get(f.Path("privileged", "write")).Send(hides).Answered(http.StatusUnprocessableEntity)
	note, _ := written(f)
	note.Click("Correct it").Send(url.Values{"said": {"She advises nothing."}, "why": {"I misheard"}}).OK().Check(htmlcheck.HasText("She advises nothing."), htmlcheck.HasText(advice))
	if last := f.Read(f.Case).Entries; last[len(last)-1].Kind != privilege.Made.Name() {
		t.Errorf("the case says %s", last[len(last)-1].Kind)
	}
}

func TestTheFormOfAnOrdinaryNoteLeadsTheGuardianToThePrivilegedOne(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("write-note")).OK().Click("Write a privileged note").OK().Check(htmlcheck.HasText("Privileged from the first key"))
	f.Aisha.Get(f.Path("write-note")).OK().Check(htmlcheck.LacksText("Write a privileged note"))
}
