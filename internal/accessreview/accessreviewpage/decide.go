package accessreviewpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/accessreview"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// toAsk is the answer by which a finding stays open, and somebody is asked.
const toAsk = "ask"

// decide records what the form says: a decision, or that somebody is asked.
func (p Pages) decide(v *web.Visit) (web.Page, error) {
	page, err := p.findingPage(v)
	if err != nil {
		return nil, err
	}
	f, ref := page.Form, page.finding.Ref()
	decided := accessreview.DecidedBody{Finding: ref, Outcome: accessreview.Outcome(f.Text("decision")), Why: f.Text("why")}
	asked := accessreview.AskedBody{Finding: ref, Whom: f.Text("whom"), Words: f.Text("why")}
	asks := f.Text("decision") == toAsk
	wrong := decided.Validate()
	if asks {
		wrong = asked.Validate()
	}
	if f.Refused(wrong) {
		return page, nil
	}
	err = p.act(v, f, ref, func(d *accessreview.Day) (ledger.Change, error) {
		if asks {
			return accessreview.Ask(d, v.By(), f.ID, asked)
		}
		return accessreview.Decide(d, v.By(), f.ID, decided)
	})
	if f.Refused(err) {
		return page, nil
	}
	return v.SeeOther(page.next(asks)), err
}

// next is where a decision leads: back to the list, or to where something follows from it.
func (p findingPage) next(asks bool) string {
	if asks || accessreview.Outcome(p.Form.Text("decision")) == accessreview.Right {
		return Home
	}
	return href(p.finding.Entry.Stream, p.finding.Entry.ID)
}

func (p Pages) act(v *web.Visit, f *web.Form, finding ledger.Ref, verb func(*accessreview.Day) (ledger.Change, error)) error {
	on := []ledger.Seen{{Stream: finding.Stream, Version: ledger.Any}}
	_, err := v.Do(ledger.Act{Form: f.ID, On: on, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		return verb(accessreview.DayOf(hs[finding.Stream]))
	}})
	if err == nil {
		v.Forget(f)
	}
	return err
}

// options are what can be decided on this finding, each with what it causes.
func (p findingPage) options() []govuk.Option {
	all := []govuk.Option{
		{Value: string(accessreview.Right), Label: "As it should be"},
		{Value: toAsk, Label: "Ask them or their manager", Hint: "It stays open. Write the answer down here when it comes.", More: whomField(p)},
	}
	if p.finding.Case != "" {
		all = append(all, govuk.Option{Value: string(accessreview.Conflict), Label: "A conflict of interest: the case is to be closed to them", Hint: "Whoever manages the case records it, under Who can see this case. Tell them now: until then it is open to them."},
			govuk.Option{Value: string(accessreview.Breach), Label: "A breach", Hint: "It was seen by somebody who had no right to. Whoever manages the case is asked on Today to open the record of the breach."})
	}
	return append(all, govuk.Option{Value: string(accessreview.Ended), Label: "Their role or account is to end", Hint: "An administrator ends it, under People. Tell them now."})
}

// decision is what somebody decided, and what follows from it.
func (p findingPage) decision() []govuk.Fact {
	d := p.finding.Decision
	all := []govuk.Fact{
		{Term: "Decided", Detail: govuk.Text(accessreview.OutcomeWords[d.Outcome])},
		{Term: "Why", Detail: govuk.Text(d.Why)},
		{Term: "By", Detail: govuk.Text(p.People.Name(d.Entry.Author) + ", " + at(d.Entry.Recorded))},
	}
	if follows := p.follows(d.Outcome); follows != nil {
		all = append(all, govuk.Fact{Term: "What follows", Detail: follows})
	}
	return all
}

// follows is where whatever follows from a decision is done, and by whom.
func (p findingPage) follows(outcome accessreview.Outcome) templ.Component {
	switch outcome {
	case accessreview.Conflict:
		return govuk.Text("Whoever manages the case records it in the case, under Who can see this case: Do you know somebody in this case outside your work?")
	case accessreview.Breach:
		return p.openBreach()
	case accessreview.Ended:
		if p.Person.Has(access.AdministratorIs) {
			return govuk.Anchor(govuk.Link{Text: "End a role of theirs", Href: "/people/" + string(p.finding.Person) + "/end-role"})
		}
		return govuk.Text("An administrator ends it, under People.")
	default:
		return nil
	}
}

// openBreach leads into a breach with what is known filled in. Whoever works on the case opens it, because whose safety is at stake is asked first;
// whoever manages it is asked to on their Today.
func (p findingPage) openBreach() templ.Component {
	if !p.mine[p.finding.Case] {
		return govuk.Text("Today asks whoever manages the case to open the breach, with what is known filled in. If somebody may be in danger, ring them now.")
	}
	return govuk.Anchor(govuk.Link{Text: "Open the breach", Href: breachURL(p.finding.Case, p.finding.Person, p.finding.Day.String())})
}

// breachURL is where a breach is opened with what is known: the person by the name of their stream, for an address names nobody.
func breachURL(stream, person ledger.StreamID, day string) string {
	return "/case/" + string(stream) + "/wrong-person?shown-to=" + string(person) + "&on=" + day
}
