package reportpage

import (
	"fmt"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/footing"
	"candour/internal/govuk"
	"candour/internal/report"
	"candour/internal/web"
)

// signedPage is a signed report: its statements with what they rested on then, how that stands now, and what must be answered for.
type signedPage struct {
	onReport
	causes []report.Cause // for which a line of this report is listed
	filing Filing
}

func (p signedPage) Title() string         { return p.v.Type.Name }
func (p signedPage) Body() templ.Component { return signedBody(p) }

func (v *view) signedPage(filing Filing) (web.Page, error) {
	all, err := v.Desk.Consequences(v.today, v.History)
	if err != nil {
		return nil, err
	}
	page := signedPage{onReport: v.page(), filing: filing}
	for _, c := range all {
		for _, l := range c.Lines {
			if l.Report.Ref == v.Ref {
				page.causes = append(page.causes, c)
				break
			}
		}
	}
	return page, nil
}

// over is what stands above the title.
func (p signedPage) over() string {
	s := p.v.Signed
	over := fmt.Sprintf("Signed by %s on %s", s.Name, s.On.Plain())
	if s.Filed != nil {
		return over + fmt.Sprintf(" · filed with %s on %s, %s", s.Filed.To, s.Filed.On().Plain(), s.Filed.How)
	}
	return over + " · " + strings.ToLower(p.filing.Word[:1]) + p.filing.Word[1:]
}

// leftOut reports whether a numbered section of the report holds no statement, so that the page skips its number.
func (p signedPage) leftOut() bool {
	return slices.ContainsFunc(p.v.Parts, func(part report.Part) bool { return part.Number > 0 && len(part.Statements) == 0 })
}

// addendum leads to beginning the report that says what has changed since this one; nowhere for who may not, or where the rules know no such type.
func (p signedPage) addendum() govuk.Link {
	for _, t := range p.v.types() {
		if slices.Contains(t.AddsTo, p.v.Type.ID) && p.May(access.CaseWorker) {
			return govuk.Link{Text: "Write what has changed: " + t.Called(), Href: p.URL("reports", "new") + "?type=type:" + t.ID}
		}
	}
	return govuk.Link{}
}

// waits reports whether a line of this report waits for an answer.
func (p signedPage) waits(c report.Cause) bool {
	for _, l := range c.Lines {
		if l.Report.Ref == p.v.Ref && l.Waits() {
			return true
		}
	}
	return false
}

// say is a statement as it was signed, with how it stands now and how it stood then.
func (p signedPage) say(s *report.Placed) govuk.SayData {
	d := p.v.said(s)
	if p.v.asks(s) {
		d.Acts = append(d.Acts, p.v.question(s))
	}
	frozen, ok := p.v.Signed.Statement(s.Number)
	if !ok {
		return d
	}
	now := p.v.Standing(s)
	words := thenAndNow(readAs[frozen.Standing], now, p.v.Reason(s, nil))
	if kept := p.v.kept(s); kept != "" {
		words = kept + " " + words
	}
	d.Note = govuk.Text(words)
	return d
}

// kept says that the author kept a statement as it was though a check found something, and why; "" when none did.
func (v *view) kept(s *report.Placed) string {
	var why []string
	for _, k := range v.keptOf(s) {
		why = append(why, strings.TrimSuffix(k.Why, ".")+".")
	}
	if len(why) == 0 {
		return ""
	}
	return "Kept as it is by " + v.Name + ": " + strings.Join(why, " ")
}

// keptOf are the checks on a statement that were kept: those of the signature, or of the draft while there is none.
func (v *view) keptOf(s *report.Placed) []report.KeptBody {
	var all []report.KeptBody
	if v.Signed == nil {
		for _, c := range v.Checks() {
			if c.Statement == s && c.Kept != nil {
				all = append(all, c.Kept.Body)
			}
		}
		return all
	}
	for _, k := range v.Signed.Kept {
		if k.About(s.Ref) {
			all = append(all, k)
		}
	}
	return all
}

// thenAndNow says how a statement stood when it was signed, and why it stands otherwise now.
func thenAndNow(then, now footing.Standing, why string) string {
	if then == now {
		return "When it was signed: the same."
	}
	return "When it was signed: " + then.String() + ". Now: " + why
}

// facts are what the signature covers.
func (p signedPage) facts() []govuk.Fact {
	s := p.v.Signed
	facts := []govuk.Fact{
		{Term: "Signed", Detail: govuk.Text(s.Name + ", " + moment(s.Entry.Recorded))},
		{Term: "At court", Detail: atCourt(p.filing)},
		{Term: "Document", Detail: govuk.Anchor(govuk.Link{Text: "The PDF that was signed", Href: p.v.url("pdf")})},
		{Term: "For who needs it", Detail: govuk.Anchor(govuk.Link{Text: "The same in large print", Href: p.v.url("pdf") + "?print=" + largePrint})},
		{Term: "Its fingerprint", Detail: fingerprint(s.PDF.SHA256)},
	}
	if p.v.Pages.Exhibits != "" && p.May(access.CaseWorker) {
		facts = append(facts, govuk.Fact{Term: "Exhibits", Detail: govuk.Anchor(govuk.Link{Text: "Name its exhibits, and make them one PDF", Href: p.v.url(p.v.Pages.Exhibits)})})
	}
	for _, r := range s.ReadBy {
		facts = append(facts, govuk.Fact{Term: "Read first", Detail: govuk.Text(r.Name)})
	}
	return facts
}
