package outboxpage

import (
	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/outbox"
	"candour/internal/web"
)

// keptPage is something that could not be put on record. Its writer puts it on record elsewhere or lets it go; their manager reads it and may let it go.
type keptPage struct {
	opened
	kept  *outbox.Keep
	form  *web.Form
	cases []govuk.Option // in which its writer may put it on record
}

func (p keptPage) Title() string         { return "Kept from a tablet" }
func (p keptPage) Errors() govuk.Errors  { return p.form.Errors }
func (p keptPage) Body() templ.Component { return keptBody(p) }

func keptForm(v *web.Visit) (keptPage, error) {
	o, err := open(v)
	if err != nil {
		return keptPage{}, err
	}
	id, err := v.Entry("entry")
	if err != nil {
		return keptPage{}, err
	}
	page := keptPage{opened: o, kept: o.box.Keep(id)}
	if page.kept == nil {
		return keptPage{}, fault.Absent(nil)
	}
	if o.mine() {
		if page.cases, err = caseOptions(v); err != nil {
			return keptPage{}, err
		}
	}
	page.form, err = v.Form()
	return page, err
}

func caseOptions(v *web.Visit) ([]govuk.Option, error) {
	rows, err := mine(v)
	all := []govuk.Option{{Label: "Choose a case"}}
	for _, r := range rows {
		all = append(all, govuk.Option{Value: string(r.Case), Label: r.Title})
	}
	return all, err
}

// showKept puts the look on record, under the case that it was written about.
func (p Pages) showKept(v *web.Visit) (web.Page, error) {
	page, err := keptForm(v)
	if err != nil {
		return nil, err
	}
	if about, known := page.box.Preparation(page.kept.Entry.Case); known {
		v.Look(about.Case, true)
	}
	return page, nil
}

// What the form sends.
const (
	record = "record"
	letGo  = "let-go"
)

func (p Pages) settle(v *web.Visit) (web.Page, error) {
	page, err := keptForm(v)
	if err != nil {
		return nil, err
	}
	switch do := page.form.Text("do"); {
	case do == record && page.mine():
		err = p.record(page)
	case do == letGo:
		err = page.letGo()
	default:
		page.form.Errors.Add("do", "Choose what becomes of it")
	}
	if page.form.Refused(err) {
		return page, nil
	}
	if err != nil {
		return nil, err
	}
	v.Forget(page.form)
	return v.SeeOther(page.url()), nil
}

// record puts it on record in the case that was chosen.
func (p Pages) record(page keptPage) error {
	id, err := ledger.ParseStreamID(page.form.Text("case"))
	if err != nil {
		return fault.Fields{{Name: "case", Sentence: "Choose a case"}}
	}
	c, err := workedOn(page.Visit, id)
	if fault.KindOf(err) == fault.NotFound {
		return fault.Fields{{Name: "case", Sentence: "Choose a case on which you work"}}
	}
	if err != nil {
		return err
	}
	hidden, err := holdsHidden(c, page.kept.Entry.Texts())
	if err != nil {
		return err
	}
	if hidden {
		return fault.Fields{{Name: "case", Sentence: "It says something that is hidden in that case. Write it there by hand, as a confidential note, and let this go"}}
	}
	a := outbox.Arrival{By: page.By(), ID: page.form.ID, Box: page.stream(), Case: id, Now: page.Now}
	err = act(page.Visit, a.ID, func(hs ledger.Histories) (ledger.Change, error) {
		return outbox.Settle(p.Pack, hs, a, page.kept.Stored.ID)
	}, a.Box, a.Case)
	if why := outbox.WhyOf(err); err != nil && why != "" {
		return fault.Fields{{Name: "case", Sentence: why + " If it cannot go on record so, write it by hand in the case, and let this go"}}
	}
	return err
}

func (p keptPage) letGo() error {
	return act(p.Visit, p.form.ID, func(hs ledger.Histories) (ledger.Change, error) {
		return outbox.LetGo(hs[p.stream()], p.By(), p.form.ID, p.kept.Stored.ID, p.form.Text("why"))
	}, p.stream())
}

// ways are what may become of it.
func (p keptPage) ways() []govuk.Option {
	var all []govuk.Option
	if p.mine() {
		all = append(all, govuk.Option{Value: record, Label: "Put it on record in a case of mine", More: whichCase(p)})
	}
	return append(all, govuk.Option{Value: letGo, Label: "Let it go", More: whyNot(p)})
}

// facts are what was written, as far as something was.
func (p keptPage) facts() []govuk.Fact {
	all := []govuk.Fact{{Term: "Why it is not on record", Detail: govuk.Text(p.kept.Why)}, {Term: "When", Detail: govuk.Text(writtenOn(p.kept))}}
	for _, f := range said(p.kept.Entry) {
		if f[1] != "" {
			all = append(all, govuk.Fact{Term: f[0], Detail: govuk.SmallWords(f[1])})
		}
	}
	return all
}

// said are the parts of an entry with their names.
func said(e outbox.Entry) [][2]string {
	switch {
	case e.Note != nil:
		n := e.Note
		return [][2]string{{"A note", labelOf(sorts(), n.Sort)}, {"With", n.With}, {"On", dayOf(n.On)}, {"At", n.At}, {"Where", n.Where}, {"Who else was there", n.Others}, {"What was said or seen", n.Said}}
	case e.Words != nil:
		w := e.Words
		return [][2]string{
			{"A child’s words", labelOf(forms(), w.Form)}, {"On", dayOf(w.On)}, {"What was asked", w.Prompt}, {"What the child said", w.Words}, {"In one line", w.Says}, {"Who was near", w.Near},
			{"Why the child had not been told who reads it", w.Unexplained},
		}
	default:
		return [][2]string{{"Something to do", e.Task.What}, {"For", e.Task.To}, {"By", dayOf(e.Task.On)}}
	}
}

// labelOf is what an option is called; its value when it is none of these.
func labelOf(of []govuk.Option, value string) string {
	for _, o := range of {
		if o.Value == value {
			return o.Label
		}
	}
	return value
}

// dayOf is a day in plain words; as it came when it is none.
func dayOf(text string) string {
	day, err := calendar.ParseDate(text)
	if err != nil || day.IsZero() {
		return text
	}
	return day.Plain()
}
