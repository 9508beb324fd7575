package closingpage

import (
	"strconv"

	"candour/internal/closing"
	"candour/internal/govuk"
)

// fates are what may become of a line, with what each asks further.
func (p closePage) fates(l closing.Line) []govuk.Option {
	var options []govuk.Option
	for _, fate := range l.Fates() {
		switch fate {
		case closing.Done:
			options = append(options, govuk.Option{Value: string(fate), Label: "It is done", More: done(p, l.Key, "How?")})
		case closing.Handed:
			options = append(options, govuk.Option{Value: string(fate), Label: "Somebody sees to it", More: handed(p, l.Key)})
		case closing.Released:
			options = append(options, govuk.Option{Value: string(fate), Label: "It is not needed any more", More: why(p, l.Key)})
		}
	}
	return options
}

// looksWords asks who looks again, after the months of the pack.
func (p closePage) looksWords() string {
	words := "Who looks again, after " + strconv.Itoa(p.list.LookBack.Months) + " months, at what became of the order for the child?"
	if p.list.Unconfirmed() {
		words += " (The months are to be confirmed.)"
	}
	return words
}

// reportWords name the report whose recommendation stands below.
func (p closePage) reportWords() string {
	s, name := p.report.Signed, "The report"
	if t, ok := p.pack.ReportType(p.report.Type); ok {
		name = t.Name
	}
	return name + " by " + s.Name + ", signed on " + s.On.Plain() + ", recommended:"
}
