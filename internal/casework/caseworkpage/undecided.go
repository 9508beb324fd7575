package caseworkpage

import (
	"strings"

	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// undecidedPage asks, for every detail that waits for it, from whom it is hidden: the court sends dozens in one case. Nothing is chosen
// beforehand, no value stands here, and each answer becomes an entry of its own.
type undecidedPage struct{ formPage }

func (p undecidedPage) Title() string         { return "Contact details to decide on" }
func (p undecidedPage) Body() templ.Component { return undecidedBody(p) }

func (p Pages) undecidedPage(c *web.Case) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page { return undecidedPage{p.formPage(c, form)} }
}

func (p Pages) showUndecided(c *web.Case) (web.Page, error) { return fresh(c, p.undecidedPage(c)) }

func (p Pages) decideUndecided(c *web.Case) (web.Page, error) {
	seen := p.seen(c)
	return send(c, p.undecidedPage(c), func(f *web.Form) act {
		decisions := seen.decisions(f)
		return func(s *casework.State) (ledger.Change, error) {
			return casework.DecideHidings(s, c.By(), f.ID, decisions)
		}
	}, c.URL("people"))
}

// hides is the name of the question about one detail.
func hides(ref ledger.Ref) string { return "hides-" + string(ref.Entry) }

// decisions are the answers of a form, one for each detail that has one. What somebody decided meanwhile is among them: sent twice, a
// form still says the same.
func (s seen) decisions(f *web.Form) []casework.HidingDecidedBody {
	var all []casework.HidingDecidedBody
	for _, who := range s.State.People() {
		for _, d := range who.Details() {
			if hiding, ok := s.hides(f, d); ok && d.Confidential() {
				all = append(all, casework.HidingDecidedBody{Fact: d.Ref, Hiding: hiding, Why: f.Text("why")})
			}
		}
	}
	return all
}

// hides is the answer about one detail: everyone, nobody, or one adult by their entry.
func (s seen) hides(f *web.Form, d *casework.Detail) (h casework.Hiding, answered bool) {
	switch answer := casework.HiddenFrom(f.Text(hides(d.Ref))); answer {
	case "":
		return h, false
	case casework.FromEveryone, casework.FromNobody:
		return casework.Hiding{From: answer}, true
	default:
		return casework.Hiding{From: casework.FromSome, People: s.inCaseAll(f.Entries(hides(d.Ref)))}, true
	}
}

// waiting is somebody with the details of theirs that wait for a decision.
type waiting struct {
	who     *casework.Person
	details []*casework.Detail
}

func (p undecidedPage) waiting() []waiting {
	var all []waiting
	for _, who := range p.State.People() {
		w := waiting{who: who}
		for _, d := range who.Details() {
			if d.Confidential() && d.Hiding.From == casework.Undecided {
				w.details = append(w.details, d)
			}
		}
		if len(w.details) > 0 {
			all = append(all, w)
		}
	}
	return all
}

var undecidedColumns = []govuk.Column{{Head: "What is on record"}, {Head: "From whom it is hidden"}, {Head: "More", HideHead: true}}

func (p undecidedPage) rows(w waiting) [][]templ.Component {
	var rows [][]templ.Component
	for i, d := range w.details {
		what := named(w.details, i)
		of := strings.ToLower(what) + " of " + w.who.Name()
		rows = append(rows, []templ.Component{
			govuk.Text(what), govuk.Select(govuk.SelectData{Field: p.hidesField(d, of), Options: p.hidingOptions(w.who)}), undecidedMore(p, d, of),
		})
	}
	return rows
}

// hidesField is the question about one detail. The first on the page is where the sentence leads that says that nothing was chosen.
func (p undecidedPage) hidesField(d *casework.Detail, of string) govuk.Field {
	field := p.Form.Field(hides(d.Ref), "From whom to hide the "+of, "")
	field.Quiet = true
	if d == p.waiting()[0].details[0] && field.Error == "" {
		field.ID, field.Error = "hiding", p.Form.Errors.For("hiding")
	}
	return field
}

// named is what the i-th detail is called among others of its kind: "Telephone", "Telephone 2".
func named(details []*casework.Detail, i int) string {
	before := 0
	for _, d := range details[:i] {
		if d.Kind == details[i].Kind {
			before++
		}
	}
	if before == 0 {
		return detailWords[details[i].Kind]
	}
	return detailWords[details[i].Kind] + " " + itoa(before+1)
}

func (p undecidedPage) hidingOptions(who *casework.Person) []govuk.Option {
	all := []govuk.Option{
		{Value: "", Label: "Not decided: stays hidden"},
		{Value: string(casework.FromEveryone), Label: "Everyone outside the service"},
		{Value: string(casework.FromNobody), Label: "Nobody"},
	}
	for _, other := range p.others(who) {
		all = append(all, govuk.Option{Value: other.Value, Label: other.Label + " only"})
	}
	return all
}
