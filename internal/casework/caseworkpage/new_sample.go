package caseworkpage

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// newSamplePage asks what cases are read for, by whom and until when, and which: by their numbers, or so many at random.
type newSamplePage struct {
	*web.Visit
	Form *web.Form
}

func (p newSamplePage) Title() string         { return "Make a sample" }
func (p newSamplePage) Errors() govuk.Errors  { return p.Form.Errors }
func (p newSamplePage) Body() templ.Component { return newSampleBody(p) }

func (p Pages) showNewSample(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	return newSamplePage{v, form}, err
}

func (p Pages) newSample(v *web.Visit) (web.Page, error) {
	f, err := v.Form()
	if err != nil {
		return nil, err
	}
	page, stream := newSamplePage{v, f}, ledger.DerivedStreamID(f.ID, v.Person.ID, "sample")
	form := casework.SampleForm{Reading: page.reading(), Today: calendar.DateInLondon(v.Now)}
	var cases []ledger.StreamID
	cases, form.How, err = p.chosen(v, f)
	if err == nil && len(f.Errors) == 0 {
		err = makeSample(v, f, stream, cases, form)
	} else if err == nil {
		err = form.Validate()
	}
	if f.Refused(err) {
		return page, nil
	}
	if err != nil {
		return nil, err
	}
	v.Forget(f)
	return v.SeeOther("/samples/" + string(stream)), nil
}

func makeSample(v *web.Visit, f *web.Form, stream ledger.StreamID, cases []ledger.StreamID, form casework.SampleForm) error {
	if err := v.Ledger().BeginStreams(v.Context(), stream); err != nil {
		return err
	}
	on := []ledger.Seen{{Stream: stream, Version: ledger.Any}}
	for _, c := range cases {
		on = append(on, ledger.Seen{Stream: c, Version: ledger.Any})
	}
	_, err := v.Do(ledger.Act{Form: f.ID, On: on, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		var states []*casework.State
		for _, c := range cases {
			states = append(states, casework.Of(hs[c]))
		}
		return casework.MakeSample(hs[stream], states, v.By(), f.ID, form)
	}})
	return err
}

// reading is what the form says of who reads for what, and until when.
func (p newSamplePage) reading() casework.Reading {
	reading := casework.Reading{Purpose: casework.Purpose(p.Form.Text("purpose")), Until: p.Form.Date("until", "The last day")}
	for _, who := range p.mayRead() {
		if slices.Contains(p.Form.All("readers"), string(who.ID)) {
			reading.Readers = append(reading.Readers, casework.SampleReader{Person: who.ID, Name: who.Name})
		}
	}
	return reading
}

// chosen are the cases that a form asks for, and in words how they were chosen. A number that no case has, and that of a case which can be in no sample,
// are answered alike, and the try is on record.
func (p Pages) chosen(v *web.Visit, f *web.Form) ([]ledger.StreamID, string, error) {
	numbers := slices.DeleteFunc(strings.Fields(f.Text("numbers")), func(line string) bool { return line == "" })
	if len(numbers) == 0 {
		return p.drawn(v, f)
	}
	if len(numbers) > casework.BiggestSample {
		f.Errors.Add("numbers", fmt.Sprintf("A sample has %d cases at most", casework.BiggestSample))
		return nil, "", nil
	}
	cases, err := casework.Numbered(v.Context(), v.DB(), numbers)
	if err == nil && len(cases) < len(numbers) {
		v.Look("", false) // whoever tries numbers is noticed
		f.Errors.Add("numbers", "One of these is the number of no case that can be in a sample. Look at each again, or leave it out")
	}
	return cases, "By their court numbers", err
}

func (p Pages) drawn(v *web.Visit, f *web.Form) ([]ledger.StreamID, string, error) {
	from, until := f.Date("open-from", "The first day"), f.Date("open-until", "The last day")
	many, err := strconv.Atoi(f.Text("many"))
	switch {
	case f.Text("many") == "":
		f.Errors.Add("numbers", "Enter court numbers, one a line, or how many cases to draw at random")
	case err != nil || many < 1 || many > casework.BiggestSample:
		f.Errors.Add("many", fmt.Sprintf("Enter a number from 1 to %d", casework.BiggestSample))
	case from.IsZero() || until.IsZero() || until.Before(from):
		f.Errors.Add("open-from", "Enter both days between which the cases were open, the earlier one first")
	}
	if len(f.Errors) > 0 {
		return nil, "", nil
	}
	cases, err := casework.Drawn(v.Context(), v.DB(), from, until, many, p.chance())
	return cases, "Drawn at random out of those open between " + from.Plain() + " and " + until.Plain(), err
}

// chance is a name by chance.
func (p Pages) chance() ledger.StreamID {
	if p.Chance == nil {
		return ledger.NewStreamID()
	}
	return p.Chance()
}

// mayRead are the people who can be asked to read a sample.
func (p newSamplePage) mayRead() []access.Person {
	return p.People.Those(func(who access.Person) bool { return who.Has(access.Quality) || who.Has(access.Inspector) })
}

func (p newSamplePage) readerOptions() []govuk.Option {
	var all []govuk.Option
	for _, who := range p.mayRead() {
		one := govuk.Option{Value: string(who.ID), Label: who.Name, Hint: "Quality"}
		if who.Has(access.Inspector) {
			one.Hint = "Inspector"
		}
		all = append(all, one)
	}
	return all
}

func (p newSamplePage) purposeOptions() []govuk.Option {
	var all []govuk.Option
	for _, purpose := range casework.Purposes {
		label := strings.TrimPrefix(strings.TrimPrefix(string(purpose), "an "), "a ")
		all = append(all, govuk.Option{Value: string(purpose), Label: strings.ToUpper(label[:1]) + label[1:]})
	}
	return all
}
