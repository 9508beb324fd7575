package safeguardingpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/evidence"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/safeguarding"
	"candour/internal/web"
)

// checkPage is one check with all that became of it.
type checkPage struct {
	page
	of *safeguarding.Check
}

func (p checkPage) Title() string         { return "A safeguarding check" }
func (p checkPage) Body() templ.Component { return checkBody(p) }

func (p Pages) check(c *web.Case) (web.Page, error) {
	v, err := p.view(c)
	if err != nil {
		return nil, err
	}
	of, err := v.checkIn()
	return checkPage{v.page(), of}, err
}

// name is the line of the list that the check is for.
func (p checkPage) name() string {
	line, ok := p.view.list.SafetyCheck(p.of.Check)
	if !ok {
		return "Safeguarding check"
	}
	return line.Name
}

func (p checkPage) facts() []govuk.Fact {
	facts := []govuk.Fact{{Term: "About", Detail: govuk.Text(safeguarding.Names(p.view.people, p.of.About))}}
	if p.of.Asked != nil {
		facts = append(facts, govuk.Fact{Term: "Sent", Detail: govuk.Text(p.of.Sent().Plain() + ", recorded by " + p.People.Name(p.of.Asked.Author))})
	}
	if len(p.of.Addresses) > 0 {
		facts = append(facts, govuk.Fact{Term: "Addresses given", Detail: templ.Join(p.addresses()...)})
	}
	if p.of.Areas != "" {
		facts = append(facts, govuk.Fact{Term: "Areas and years", Detail: govuk.Text(p.of.Areas)})
	}
	return facts
}

// addresses are those that were given, as far as the case holds them still.
func (p checkPage) addresses() []templ.Component {
	var all []templ.Component
	for _, ref := range p.of.Addresses {
		who, d, ok := p.view.people.Detail(ref)
		if !ok {
			all = append(all, govuk.Text("One that has changed since. "))
			continue
		}
		all = append(all, addressLine(p.view, who, d, p.May(access.CaseWorker)))
	}
	return all
}

// rows are what became of it, oldest first.
func (p checkPage) rows() []govuk.RowData {
	var all []govuk.RowData
	if n := p.of.NotMade; n != nil {
		all = append(all, p.itemRow(n.On().Brief(), "It was said that it is not made", n.Body.Item))
	}
	for _, chased := range p.of.Chased {
		all = append(all, govuk.RowData{When: past(chased.On().Brief()), What: govuk.Link{Text: "They were reminded"}, Why: govuk.Text(chased.Body.How)})
	}
	for _, o := range p.of.Outcomes {
		what := o.Body.Outcome.Words()
		if o.Body.By != "" {
			what += ": " + o.Body.By
		}
		all = append(all, p.itemRow(o.On().Brief(), what, o.Body.Item))
	}
	return all
}

func past(words string) govuk.ClockData { return govuk.ClockData{Words: words, Past: true} }

// itemRow leads to the item of evidence that says what came.
func (p checkPage) itemRow(when, what string, item ledger.Ref) govuk.RowData {
	row := govuk.RowData{When: past(when), What: govuk.Link{Text: what}}
	if i, ok := evidence.Of(p.History).Item(item); ok {
		row.What.Href = p.URL("evidence", string(item.Entry))
		row.Why = govuk.Text(shorten(i.ItemBody.Words))
	}
	return row
}

func (p checkPage) acts() []govuk.ActData {
	if !p.May(access.CaseWorker) {
		return nil
	}
	if p.of.Asked == nil {
		return []govuk.ActData{{Link: govuk.Link{Text: "It was asked after all", Href: p.view.checkURL(p.of, "ask")}, Means: "What comes of it takes the place of why it was not made."}}
	}
	answer := govuk.ActData{Link: govuk.Link{Text: "Record what came of it", Href: p.view.checkURL(p.of, "answer")}, Means: "An answer, nothing known, a refusal, or that it is not back in time. It becomes evidence at once."}
	if len(p.of.Outcomes) > 0 {
		answer.Link.Text, answer.Means = "Record a later answer", "It takes the place of what came before. What rests on that no longer stands, and you see where."
	}
	return []govuk.ActData{answer, {Link: govuk.Link{Text: "They were reminded", Href: p.view.checkURL(p.of, "chase")}, Means: "Say on which day and how."}}
}
