package courtpage

import (
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/court"
	"candour/internal/court/hmcts"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// feedsPage is how far each court has been read. It names no case.
type feedsPage struct {
	*web.Visit
	feeds []court.FeedState
}

func (p feedsPage) Title() string         { return "The courts" }
func (p feedsPage) Body() templ.Component { return feedsBody(p) }

func (p Pages) feeds(v *web.Visit) (web.Page, error) {
	states, err := p.Feeds.States(v.Context(), v.Now)
	return feedsPage{v, states}, err
}

var courtNames = map[hmcts.Jurisdiction]string{hmcts.Public: "Public law", hmcts.Private: "Private law"}

// silence is that a court has not answered for too long.
func silence(f court.FeedState) string {
	if f.LastAnswer.IsZero() {
		return "The court’s system for " + string(f.Court) + " law has never answered."
	}
	return "The court’s system for " + string(f.Court) + " law has not answered since " + when(ledger.FormatTime(f.LastAnswer)) + ". What has changed since is not here yet."
}

// alarms are what somebody must see to, a sentence each.
func alarms(f court.FeedState) []string {
	var all []string
	if f.Silent {
		all = append(all, silence(f))
	}
	if f.Quiet {
		all = append(all, "It answers, and has sent no case for days. Ask the court whether that is right.")
	}
	if f.Trouble != "" {
		all = append(all, "The last time it was asked: "+f.Trouble+". It is asked again by itself.")
	}
	for _, p := range f.Parked {
		all = append(all, "It always fails when asked what changed between "+when(ledger.FormatTime(p.From))+" and "+p.To.Sub(p.From).String()+
			" later. Cases that changed then may be missing. Tell the court; it is asked again on "+when(ledger.FormatTime(p.Next))+".")
	}
	if f.Untaken > 0 {
		all = append(all, strconv.Itoa(f.Untaken)+" cases that it sent could not be taken. The log says where they stood.")
	}
	return all
}

func feedFacts(f court.FeedState) []govuk.Fact {
	facts := []govuk.Fact{{Term: "Read up to", Detail: govuk.Text("nothing yet")}}
	if !f.Through.IsZero() {
		facts[0].Detail = govuk.Text(when(ledger.FormatTime(f.Through)))
	}
	if !f.LastAnswer.IsZero() {
		facts = append(facts, govuk.Fact{Term: "Last answered", Detail: govuk.Text(when(ledger.FormatTime(f.LastAnswer)))})
	}
	if !f.LastCase.IsZero() {
		facts = append(facts, govuk.Fact{Term: "Last sent a case", Detail: govuk.Text(when(ledger.FormatTime(f.LastCase)))})
	}
	return facts
}
