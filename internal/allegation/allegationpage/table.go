package allegationpage

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/allegation"
	"candour/internal/evidence"
	"candour/internal/govuk"
	"candour/internal/web"
	"candour/internal/words"
)

// tablePage is every matter that is alleged, with each party’s response, the evidence and what the court decided.
type tablePage struct {
	web.CasePage
	view
	pages Pages
	rows  []allegation.Row
}

func (p tablePage) Title() string         { return "Threshold and schedule" }
func (p tablePage) Body() templ.Component { return tableBody(p) }

func (p Pages) table(c *web.Case) (web.Page, error) {
	v, err := p.view(c)
	if err != nil {
		return nil, err
	}
	return tablePage{web.CasePage{Case: c}, v, p, v.table.Rows(v.evidence, v.argument)}, nil
}

func (p tablePage) works() bool { return p.Case.May(access.CaseWorker) }

// of are the rows of one sort.
func (p tablePage) of(sort allegation.Sort) (all []allegation.Row) {
	for _, r := range p.rows {
		if r.Sort == sort {
			all = append(all, r)
		}
	}
	return all
}

// data is the table of some rows.
func (p tablePage) data(sort allegation.Sort) govuk.TableData {
	d := govuk.TableData{Caption: sort.Words() + ": matters, responses, evidence and findings", Columns: []govuk.Column{{Head: "No."}, {Head: "Matter"}}}
	for _, party := range p.view.table.Parties() {
		d.Columns = append(d.Columns, govuk.Column{Head: p.name(party), Lead: p.name(party) + ": "})
	}
	d.Columns = append(d.Columns, govuk.Column{Head: "Evidence", Lead: "Evidence: "}, govuk.Column{Head: "Court", Lead: "Court: "})
	for _, r := range p.of(sort) {
		cells := []templ.Component{number(p, r), matterCell(p, r)}
		for _, reply := range r.Replies {
			cells = append(cells, replyCell(reply))
		}
		d.Rows = append(d.Rows, append(cells, evidenceCell(p, r), courtCell(p, r)))
	}
	return d
}

func (p tablePage) matterURL(r allegation.Row) string {
	return p.Case.URL(Home, string(r.MatterBody.Item.Entry))
}

func (p tablePage) itemURL(i *evidence.Item) string {
	return p.Case.URL("evidence", string(i.Entry.ID))
}

// from is the document a matter comes from, with its paragraph and who alleges it.
func (v view) from(r allegation.Row) string {
	var parts []string
	if s := r.Document.Source; s != nil {
		parts = append(parts, v.paper(s), "paragraph "+r.Printed, "alleged by "+v.name(s.Who))
	}
	for _, ref := range r.Against {
		if person, ok := v.people.Person(ref); ok {
			parts = append(parts, "against "+person.Name())
		}
	}
	if r.When != "" {
		parts = append(parts, r.When)
	}
	return words.UpperFirst(strings.Join(parts, "; "))
}

// paper is what a document is called.
func (v view) paper(s *evidence.Source) string {
	if s.Paper.Name != "" {
		return s.Paper.Name
	}
	return "a document of " + s.On().Plain()
}

func (p tablePage) court(st evidence.Status) string {
	return st.Text(p.Words, p.pages.Desk.Pack, p.name)
}

func itoa(n int) string { return strconv.Itoa(n) }
