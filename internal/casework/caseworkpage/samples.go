package caseworkpage

import (
	"strings"
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// samplesPage is which samples of cases are read, by whom and until when.
type samplesPage struct {
	*web.Visit
	samples []casework.SampleRow
}

func (p samplesPage) Title() string         { return "Samples of cases" }
func (p samplesPage) Body() templ.Component { return samplesBody(p) }

func (p Pages) samples(v *web.Visit) (web.Page, error) {
	all, err := casework.Samples(v.Context(), v.DB())
	return samplesPage{v, all}, err
}

func (p samplesPage) rows() []govuk.RowData {
	today := calendar.DateInLondon(p.Now)
	var all []govuk.RowData
	for _, s := range p.samples {
		state, lasts := "Ended", "ended"
		if s.Reads(today) {
			state, lasts = "Being read", "until "+dayIn(s.UntilOn)
		}
		all = append(all, govuk.RowData{
			What: govuk.Link{Text: plural(int(s.Cases), "case", "cases") + " for " + s.Purpose, Href: "/samples/" + string(s.Stream)},
			Why:  govuk.Text("Read by " + s.Readers + ", " + lasts + "."), State: govuk.Tag(state),
		})
	}
	return all
}

// dayIn is a day as a row holds it, in words.
func dayIn(text string) string {
	day, err := calendar.ParseDate(text)
	if err != nil {
		return text
	}
	return day.Plain()
}

// samplePage is one sample: what it is for, who reads it until when, and the cases that are also this person's to see. It ends here before its time.
type samplePage struct {
	*web.Visit
	Form   *web.Form
	sample *casework.Sample
	theirs []casework.Row
}

func (p samplePage) Title() string         { return "A sample of cases" }
func (p samplePage) Errors() govuk.Errors  { return p.Form.Errors }
func (p samplePage) Body() templ.Component { return sampleBody(p) }

func (p Pages) samplePage(v *web.Visit) (samplePage, error) {
	stream, err := ledger.ParseStreamID(v.Request.PathValue("sample"))
	if err != nil {
		return samplePage{}, fault.Absent(err)
	}
	h, err := v.Ledger().Read(v.Context(), stream)
	if err != nil {
		return samplePage{}, err
	}
	page := samplePage{Visit: v, sample: casework.SampleOf(h)}
	if !page.sample.Began() {
		return samplePage{}, fault.Absent(nil)
	}
	if page.theirs, err = sampledForThem(v, page.sample.Cases); err != nil {
		return samplePage{}, err
	}
	page.Form, err = v.Form()
	return page, err
}

// sampledForThem are the cases of a sample that somebody may see.
func sampledForThem(v *web.Visit, cases []ledger.StreamID) ([]casework.Row, error) {
	all, err := casework.RowsOf(v.Context(), v.DB(), cases, v.Now)
	if err != nil {
		return nil, err
	}
	return web.Theirs(v, access.CaseReader, all, func(r casework.Row) ledger.StreamID { return r.Case })
}

func (p Pages) showSample(v *web.Visit) (web.Page, error) {
	page, err := p.samplePage(v)
	if err != nil {
		return nil, err
	}
	return page, nil
}

func (p Pages) endSample(v *web.Visit) (web.Page, error) {
	page, err := p.samplePage(v)
	if err != nil {
		return nil, err
	}
	f, stream := page.Form, page.sample.Entry.Stream
	on := []ledger.Seen{{Stream: stream, Version: ledger.Any}}
	for _, c := range page.sample.Cases {
		on = append(on, ledger.Seen{Stream: c, Version: ledger.Any})
	}
	_, err = v.Do(ledger.Act{Form: f.ID, On: on, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		return casework.EndSample(casework.SampleOf(hs[stream]), v.By(), f.ID, f.Text("why"))
	}})
	if f.Refused(err) {
		return page, nil
	}
	if err != nil {
		return nil, err
	}
	v.Forget(f)
	return v.SeeOther("/samples"), nil
}

func (p samplePage) ended() bool {
	return p.sample.Ended != nil || p.sample.Until.Before(calendar.DateInLondon(p.Now))
}

func (p samplePage) facts() []govuk.Fact {
	var readers []string
	for _, r := range p.sample.Readers {
		readers = append(readers, r.Name)
	}
	all := []govuk.Fact{
		{Term: "For", Detail: govuk.Text(string(p.sample.Purpose))},
		{Term: "Read by", Detail: govuk.Text(strings.Join(readers, ", "))},
		{Term: "Until", Detail: govuk.Text("The end of " + p.sample.Until.Long())},
		{Term: "Chosen", Detail: govuk.Text(p.sample.How)},
		{Term: "Made", Detail: govuk.Text(p.People.Name(p.sample.Entry.Author) + ", " + at(p.sample.Entry.Recorded))},
	}
	if end := p.sample.Ended; end != nil {
		all = append(all, govuk.Fact{Term: "Ended early", Detail: govuk.Text(p.People.Name(p.sample.By) + ": " + quoted(end.Why))})
	}
	return all
}

// cases are those of the sample that this person may see.
func (p samplePage) cases() []govuk.RowData {
	var all []govuk.RowData
	for _, r := range p.theirs {
		all = append(all, govuk.RowData{What: govuk.Link{Text: r.Title, Href: "/case/" + string(r.Case)}, Why: govuk.Text(r.Number)})
	}
	return all
}

// others says how many cases of the sample are not this person’s to see.
func (p samplePage) others() string {
	n := len(p.sample.Cases) - len(p.theirs)
	if n == 0 {
		return ""
	}
	return plural(n, "case of the sample is", "cases of the sample are") + " not yours to see."
}

// TodayOfSamples lists the cases in samples that this person reads, with the last day of each.
func TodayOfSamples(v *web.Visit) ([]templ.Component, error) {
	all, err := casework.SampledFor(v.Context(), v.DB(), v.Person.ID, v.Now)
	if err != nil {
		return nil, err
	}
	all, err = web.Theirs(v, access.CaseReader, all, func(r casework.ToRead) ledger.StreamID { return r.Case })
	var rows []govuk.RowData
	for _, r := range all {
		ends, err := ledger.ParseTime(r.Until)
		if err != nil {
			return nil, err
		}
		last := calendar.DateInLondon(ends.Add(-time.Second))
		rows = append(rows, govuk.RowData{What: govuk.Link{Text: r.Title, Href: "/case/" + string(r.Case)}, Why: govuk.Text("To be read by " + last.Long() + ". " + r.Number)})
	}
	if len(rows) == 0 {
		return nil, err
	}
	return []templ.Component{samplesToRead(rows)}, err
}
