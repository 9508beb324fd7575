package noticepage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/message"
	"candour/internal/notice"
	"candour/internal/web"
)

// digestURL is where somebody chooses what their daily message counts.
const digestURL = "/me/digest"

// digestPage is where somebody chooses what their daily message counts besides what is late and what no longer stands.
type digestPage struct {
	*web.Visit
	form *web.Form
	off  []string
}

func (p digestPage) Title() string         { return "What your daily message counts" }
func (p digestPage) Errors() govuk.Errors  { return p.form.Errors }
func (p digestPage) Body() templ.Component { return digestBody(p) }

func newDigestPage(v *web.Visit) (digestPage, error) {
	form, err := v.Form()
	if err != nil {
		return digestPage{}, err
	}
	mine, err := v.Ledger().Read(v.Context(), v.Person.ID)
	if err != nil {
		return digestPage{}, err
	}
	return digestPage{v, form, notice.DigestOf(mine).Off}, nil
}

func showDigest(v *web.Visit) (web.Page, error) {
	page, err := newDigestPage(v)
	return page, err
}

func setDigest(v *web.Visit) (web.Page, error) {
	page, err := newDigestPage(v)
	if err != nil {
		return nil, err
	}
	f, mine := page.form, v.Person.ID
	off := notChosen(f.All("count"))
	_, err = v.Do(ledger.Act{Form: f.ID, On: []ledger.Seen{{Stream: mine, Version: ledger.Any}}, Verb: func(ledger.Histories) (ledger.Change, error) {
		return notice.SetDigest(mine, f.ID, off)
	}})
	if f.Refused(err) {
		return page, nil
	}
	v.Forget(f)
	return v.SeeOther("/me"), err
}

// notChosen are the kinds that were not ticked.
func notChosen(ticked []string) (off []string) {
	for _, c := range notice.Counts {
		if !slices.Contains(ticked, c.Word) {
			off = append(off, c.Word)
		}
	}
	return off
}

var countLabels = map[string]string{
	"hearings": "Hearings listed, moved or put off", "orders": "Orders", "duties": "Things to be done", "documents": "Documents from the court",
	"notes": "Notes by colleagues", "handovers": "Handover notes",
}

func (p digestPage) counts() govuk.CheckboxesData {
	d := govuk.CheckboxesData{Field: p.form.Field("count", "What else should it count?", "")}
	for _, c := range notice.Counts {
		d.Options = append(d.Options, govuk.Option{Value: c.Word, Label: countLabels[c.Word]})
		if !slices.Contains(p.off, c.Word) {
			d.Chosen = append(d.Chosen, c.Word)
		}
	}
	return d
}

// News is how much came in for a person since they looked, of the kinds that they want counted: for their daily message.
func News(v *web.Visit) ([]message.Counted, error) {
	mine, err := v.Ledger().Read(v.Context(), v.Person.ID)
	if err != nil {
		return nil, err
	}
	since, _ := notice.MarkOf(mine).Since(v.Now)
	all, err := notice.Counted(v.Context(), v.DB(), v.Person, since, v.Now)
	if err != nil {
		return nil, err
	}
	all, err = web.Theirs(v, access.CaseReader, all, func(c notice.NewsCount) ledger.StreamID { return c.Case })
	return notice.Sum(all, notice.DigestOf(mine)), err
}
