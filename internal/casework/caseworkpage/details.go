package caseworkpage

import (
	"fmt"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
)

// opened are the values of details that somebody decided to hide from nobody. They stay on the closed side and stand on the page for
// everyone who works on the case.
type opened map[ledger.Ref]string

// opened reads the closed side only when something on it is hidden from nobody, and never for whoever opened the case in an emergency.
func (p page) opened() (opened, error) {
	if !p.May(access.Answerer) {
		return nil, nil
	}
	var refs []ledger.Ref
	for _, who := range p.State.People() {
		for _, d := range who.Details() {
			if d.Confidential() && !d.Hiding.Hidden() {
				refs = append(refs, d.Ref)
			}
		}
	}
	if len(refs) == 0 {
		return nil, nil
	}
	side, err := p.Ledger().Read(p.Context(), p.State.Side)
	if err != nil {
		return nil, fmt.Errorf("read the closed side: %w", err)
	}
	open := opened{}
	for _, ref := range refs {
		if fact, ok := casework.SideOf(side).Fact(ref); ok {
			open[ref] = fact.Value
		}
	}
	return open, nil
}

// details are how somebody can be reached or found. A hidden one says only what it is and from whom it is hidden.
func (p page) details(who *casework.Person, open opened) []govuk.Fact {
	var facts []govuk.Fact
	for _, d := range who.Details() {
		fact := govuk.Fact{Term: detailWords[d.Kind], Detail: openDetail(d, d.Value)}
		value, decided := open[d.Ref]
		switch {
		case decided:
			fact.Detail = openDetail(d, value)
			fact.Act = p.changeDetail(who, d)
		case d.Confidential():
			fact.Detail = hiddenDetail(p, who, d)
			fact.Act = p.showDetail(who, d)
		default:
			fact.Act = p.changeDetail(who, d)
		}
		facts = append(facts, fact)
	}
	return facts
}

func (p page) changeDetail(who *casework.Person, d *casework.Detail) govuk.Link {
	if !p.May(access.CaseWorker) {
		return govuk.Link{}
	}
	return govuk.Link{Text: "Change", Hidden: d.Kind.Named(p.Words) + " of " + who.Name(), Href: personURL(p.Case, who, "detail", string(d.Ref.Entry)), Act: true}
}

func (p page) showDetail(who *casework.Person, d *casework.Detail) govuk.Link {
	if !p.May(access.CaseWorker) {
		return govuk.Link{}
	}
	return govuk.Link{Text: "Show it", Hidden: ": " + d.Kind.Named(p.Words) + " of " + who.Name(), Href: p.URL("reveal", string(d.Ref.Entry)), Act: true}
}
