package letterpage

import (
	"strings"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/letter"
	"candour/internal/pack"
	"candour/internal/web"
	"candour/internal/words"
)

// newPage asks which letter it is to be, and to whom.
type newPage struct {
	web.CaseForm
	pack  *pack.Pack
	state *casework.State
}

func (p newPage) Title() string         { return "Write a letter" }
func (p newPage) Body() templ.Component { return newBody(p) }

func (p Pages) newPage(c *web.Case) (newPage, error) {
	form, err := c.Form()
	return newPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, p.Desk.Pack, casework.Of(c.History)}, err
}

func (p Pages) showNew(c *web.Case) (web.Page, error) {
	page, err := p.newPage(c)
	return page, err
}

// choose leads to the form of that letter to that recipient. Nothing is recorded by it.
func (p Pages) choose(c *web.Case) (web.Page, error) {
	page, err := p.newPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	t, known := p.Desk.Pack.Letters.Template(f.Text("template"))
	if !known {
		f.Errors.Add("template", "Choose which letter it is")
	}
	to, who, found := recipient(page.state, f.Text("to"))
	if !found {
		f.Errors.Add("to", "Choose to whom it goes")
	}
	if known && found && !letter.Suits(t, to.Sort, who, calendar.DateInLondon(c.Now)) {
		f.Errors.Add("template", "This letter is not written for them. Choose another")
	}
	if len(f.Errors) > 0 {
		return page, nil
	}
	c.Forget(f)
	return c.SeeOther(c.URL(Home, "new", t.ID, f.Text("to"))), nil
}

func (p newPage) templates() []govuk.Option {
	var all []govuk.Option
	for _, t := range p.pack.Letters.InForce(calendar.DateInLondon(p.Now)) {
		all = append(all, govuk.Option{Value: t.ID, Label: t.Name, Hint: "“" + unfilled.Replace(t.Subject) + "”. " + source(t.Cite()) + "."})
	}
	return all
}

// unfilled is what stands for the names in a subject before it is known to whom the letter goes.
var unfilled = strings.NewReplacer("{child}", "the child", "{children}", "the children", "{worker}", "the worker")

// source says where a letter comes from: of the pack’s own ones, that they are.
func source(cite string) string {
	if rest, ours := strings.CutPrefix(cite, "(ours)"); ours {
		return "Our own wording" + rest
	}
	return "Source: " + cite
}

// recipientsOf are everybody to whom something of a case can be written.
func recipientsOf(s *casework.State) []govuk.Option {
	all := []govuk.Option{{Label: "Choose"}}
	for _, who := range s.People() {
		all = append(all, govuk.Option{Value: string(who.Ref.Entry), Label: who.Name()})
		if solicitor := leaving.SolicitorOf(who); solicitor != "" {
			all = append(all, govuk.Option{Value: string(who.Ref.Entry) + forSolicitor, Label: solicitor})
		}
	}
	for _, sort := range leaving.Sorts[1:] {
		all = append(all, govuk.Option{Value: bodies[sort], Label: words.UpperFirst(sort.Words())})
	}
	return all
}

// forSolicitor stands after somebody whose solicitor is chosen.
const forSolicitor = "-solicitor"

// bodies are the sorts of recipients outside the case, as an address of a page names them.
var bodies = map[leaving.Sort]string{leaving.TheCourt: "court", leaving.LocalAuthority: "authority", leaving.Police: "police", leaving.OtherBody: "other"}

// recipient is who is named by a choice: a person of the case, their solicitor, or the sort of a body.
func recipient(s *casework.State, choice string) (to leaving.Recipient, who *casework.Person, found bool) {
	for sort, name := range bodies {
		if name == choice {
			return leaving.Recipient{Sort: sort}, nil, true
		}
	}
	entry, solicitor := strings.CutSuffix(choice, forSolicitor)
	id, err := ledger.ParseEntryID(entry)
	if err != nil {
		return to, nil, false
	}
	who, found = s.Person(ledger.Ref{Stream: s.Stream, Entry: id})
	if !found {
		return to, nil, false
	}
	to = leaving.Recipient{Sort: leaving.SomebodyInCase, Person: who.Ref, Name: who.Name()}
	if solicitor {
		to.Name = leaving.SolicitorOf(who)
	}
	return to, who, to.Name != ""
}
