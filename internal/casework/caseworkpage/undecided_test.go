package caseworkpage_test

import (
	"net/url"
	"testing"

	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
)

const workplace, second = "The Old Dairy, Hythe End", "01632 960555"

// waiting puts two details of Hannah Ashdown on record on which nobody has decided.
func waiting(f *pagetest.Family) (work, phone ledger.Ref) {
	for kind, value := range map[casework.DetailKind]string{casework.Workplace: workplace, casework.Phone: second} {
		f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
			return casework.AddDetail(s, f.Ruth.By(), id, casework.DetailForm{Of: f.Hannah, Kind: kind, Value: value})
		})
	}
	for _, d := range f.State().Undecided() {
		if d.Kind == casework.Workplace {
			work = d.Ref
		} else {
			phone = d.Ref
		}
	}
	return work, phone
}

func TestManyDetailsAreDecidedOnAtOnceEachByAnEntryOfItsOwn(t *testing.T) {
	f := family(t)
	work, phone := waiting(f)
	page := f.Ruth.Get(f.Path("people")).Click("Decide on them together").OK().
		Check(htmlcheck.LacksText(workplace), htmlcheck.LacksText(second), htmlcheck.NotIn("option[value=everyone][selected], option[value=nobody][selected]"))
	before := f.Read(f.Case).Version
	page.Send(url.Values{"hides-" + string(work.Entry): {"nobody"}, "hides-" + string(phone.Entry): {string(f.Daniel.Entry)}, "why": {"She told us"}}).OK()
	if n := f.Read(f.Case).Version - before; n != 2 {
		t.Errorf("%d entries were made, wanted 2", n)
	}
	_, decided, _ := f.State().Detail(phone)
	if decided.Hiding.From != casework.FromSome || decided.Hiding.People[0] != f.Daniel {
		t.Errorf("the number is %+v", decided.Hiding)
	}
}

func TestWhatIsLeftUndecidedStaysHidden(t *testing.T) {
	f := family(t)
	work, phone := waiting(f)
	f.Ruth.Get(f.Path("undecided")).Send(url.Values{"hides-" + string(work.Entry): {"everyone"}, "why": {"She told us"}}).OK()
	if left := f.State().Undecided(); len(left) != 1 || left[0].Ref != phone {
		t.Errorf("left are %+v", left)
	}
}

func TestDecidingNeedsAnAnswerAndAReasonAndKeepsWhatWasChosen(t *testing.T) {
	f := family(t)
	work, _ := waiting(f)
	page := f.Ruth.Get(f.Path("undecided"))
	page.Send(url.Values{"why": {"She told us"}}).Answered(422).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#hiding")), htmlcheck.In("select#hiding"))
	page.Send(url.Values{"hides-" + string(work.Entry): {"everyone"}}).Answered(422).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#why")), htmlcheck.In("option[selected][value=everyone]"))
}

func TestDecidingTwiceByOneFormIsDecidingOnce(t *testing.T) {
	f := family(t)
	work, _ := waiting(f)
	page := f.Ruth.Get(f.Path("undecided"))
	answers := url.Values{"hides-" + string(work.Entry): {"everyone"}, "why": {"She told us"}}
	page.Send(answers).OK()
	version := f.Read(f.Case).Version
	page.Send(answers).OK()
	if now := f.Read(f.Case).Version; now != version {
		t.Errorf("sent again it made %d entries", now-version)
	}
}

func TestWhatIsHiddenFromNobodyStandsOnThePage(t *testing.T) {
	f := family(t)
	work, _ := waiting(f)
	f.Ruth.Get(f.Path("undecided")).Send(url.Values{"hides-" + string(work.Entry): {"nobody"}, "why": {"It is on her website"}}).OK().
		Check(htmlcheck.In("main", htmlcheck.HasText(workplace)), htmlcheck.LacksText(second))
	emergencyByNumber(f.Tom)
	f.Tom.Get(f.Path("people")).OK().Check(htmlcheck.LacksText(workplace)) // it lies on the closed side, which no emergency opens
}
