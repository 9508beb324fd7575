package outboxpage

import (
	"cmp"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/outbox"
	"candour/internal/pack"
	"candour/internal/web"
)

// keptPage is something that could not be put on record. Its writer puts it on record elsewhere or lets it go; their manager reads it and may let it go.
type keptPage struct {
	opened
	pack  *pack.Pack
	kept  *outbox.Keep
	form  *web.Form
	cases []govuk.Option // in which its writer may put it on record
}

func (p keptPage) Title() string         { return "Kept from a tablet" }
func (p keptPage) Errors() govuk.Errors  { return p.form.Errors }
func (p keptPage) Body() templ.Component { return keptBody(p) }

// keptForm is the page for whoever may read it, once the look is on record under the case that it was written about.
func (p Pages) keptForm(v *web.Visit) (keptPage, error) {
	o, err := open(v)
	if err != nil {
		return keptPage{}, err
	}
	id, err := v.Entry("entry")
	if err != nil {
		return keptPage{}, err
	}
	page := keptPage{opened: o, pack: p.Pack, kept: o.box.Keep(id)}
	if page.kept == nil {
		return keptPage{}, fault.Absent(nil)
	}
	if ok, err := page.readable(); err != nil || !ok {
		return keptPage{}, cmp.Or(err, fault.Absent(nil))
	}
	if o.mine() {
		if page.cases, err = caseOptions(v); err != nil {
			return keptPage{}, err
		}
	}
	if page.form, err = v.Form(); err != nil {
		return keptPage{}, err
	}
	return page, page.look()
}

// readable reports whether whoever visits may read what was written. A manager may where the case is, to them, neither restricted to others nor a conflict of
// interest; an entry that names no known case is its writer’s alone.
func (p keptPage) readable() (bool, error) {
	about, known := p.about()
	if p.mine() || !known {
		return p.mine(), nil
	}
	for _, rule := range []access.Rule{access.CaseReader, access.GlassOpener} {
		may, err := p.Allowed(rule, about.Case)
		if err != nil || may[about.Case] {
			return err == nil, err
		}
	}
	return false, nil
}

// about is the case that it was written about, as the tablet knew it.
func (p keptPage) about() (outbox.Preparation, bool) { return p.box.Preparation(p.kept.Entry.Case) }

// look puts the look on record before anything is shown, a refused form too.
func (p keptPage) look() error {
	about, known := p.about()
	if !known {
		return nil
	}
	return p.Looks([]ledger.StreamID{about.Case})
}

func caseOptions(v *web.Visit) ([]govuk.Option, error) {
	rows, err := mine(v)
	all := []govuk.Option{{Label: "Choose a case"}}
	for _, r := range rows {
		all = append(all, govuk.Option{Value: string(r.Case), Label: r.Title})
	}
	return all, err
}

func (p Pages) showKept(v *web.Visit) (web.Page, error) {
	page, err := p.keptForm(v)
	return page, err
}

// What the form sends.
const (
	record = "record"
	letGo  = "let-go"
)

func (p Pages) settle(v *web.Visit) (web.Page, error) {
	page, err := p.keptForm(v)
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

// facts are what was written, as far as something was. Once it is settled they are none of the words.
func (p keptPage) facts() []govuk.Fact {
	all := []govuk.Fact{{Term: "Why it is not on record", Detail: govuk.Text(p.kept.Why)}, {Term: "When", Detail: govuk.Text(writtenOn(p.kept))}}
	if p.kept.Settled != nil {
		return all
	}
	for _, f := range append(p.concerns(), p.said()...) {
		if f[1] != "" {
			all = append(all, govuk.Fact{Term: f[0], Detail: govuk.SmallWords(f[1])})
		}
	}
	return all
}

// concerns are the case and the children that it is about, in the tablet’s words for them.
func (p keptPage) concerns() [][2]string {
	about, _ := p.about()
	var places []int
	if n := p.kept.Entry.Note; n != nil {
		places = n.About
	}
	if w := p.kept.Entry.Words; w != nil {
		places = []int{w.Child}
	}
	all := [][2]string{{"The case, on the tablet", about.Label}}
	for _, place := range places {
		if place >= 1 && place <= len(about.Children) {
			all = append(all, [2]string{"Which child", about.Children[place-1].Label})
		}
	}
	return all
}

// said are the parts of an entry with their names.
func (p keptPage) said() [][2]string {
	switch e := p.kept.Entry; {
	case e.Note != nil:
		n := e.Note
		return [][2]string{{"A note", labelOf(sorts(), n.Sort)}, {"With", n.With}, {"On", dayOf(n.On)}, {"At", n.At}, {"Where", n.Where}, {"Who else was there", n.Others}, {"What was said or seen", n.Said}}
	case e.Words != nil:
		w := e.Words
		return [][2]string{
			{"A child’s words", labelOf(forms(), w.Form)}, {"On", dayOf(w.On)}, {"What was asked", w.Prompt}, {"What the child said", w.Words}, {"In one line", w.Says}, {"What it is about", p.pack.Voice.Theme(w.Theme)},
			{"Where it was said", p.pack.Voice.Place(w.Place)}, {"Who was near", w.Near},
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
