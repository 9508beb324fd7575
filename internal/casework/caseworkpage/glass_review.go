package caseworkpage

import (
	"maps"
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/web"
)

// glassReviewsPage is what others opened or tried to open in an emergency, and nobody has looked at yet.
type glassReviewsPage struct {
	*web.Visit
	waiting []*casework.Glass
	pack    *pack.Pack
}

func (p glassReviewsPage) Title() string         { return "What was opened in an emergency" }
func (p glassReviewsPage) Body() templ.Component { return glassReviewsBody(p) }

func (p Pages) glassReviews(v *web.Visit) (web.Page, error) {
	waiting, err := glassWaiting(v)
	return glassReviewsPage{v, waiting, p.Pack}, err
}

// glassWaiting are the attempts at which this person is to look.
func glassWaiting(v *web.Visit) ([]*casework.Glass, error) {
	if !access.Decide(v.Person, access.GlassReviewer, nil).Allowed {
		return nil, nil
	}
	all, err := casework.Unreviewed(v.Context(), v.Ledger())
	if err != nil {
		return nil, err
	}
	return mayReview(v, all...)
}

// mayReview are those attempts at which this person looks. It asks for the ties of every case that they name before anything of them is shown.
func mayReview(v *web.Visit, attempts ...*casework.Glass) ([]*casework.Glass, error) {
	named, err := casework.NamedBy(v.Context(), v.DB(), attempts...)
	if err != nil {
		return nil, err
	}
	ties, err := access.TiesOf(v.Context(), v.DB(), slices.Concat(slices.Collect(maps.Values(named))...), v.Now)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(attempts, func(g *casework.Glass) bool {
		of := map[ledger.StreamID][]access.Tie{}
		for _, stream := range named[g.Entry.Stream] {
			of[stream] = ties[stream]
		}
		return !casework.MayReview(v.Person, g, of)
	}), nil
}

// attemptIn is the attempt that the address names, for somebody who looks at it. Not there and not theirs are written alike.
func (p Pages) attemptIn(v *web.Visit) (*casework.Glass, error) {
	stream, err := ledger.ParseStreamID(v.Request.PathValue("attempt"))
	if err != nil {
		return nil, fault.Absent(err)
	}
	h, err := v.Ledger().Read(v.Context(), stream)
	if err != nil {
		return nil, err
	}
	g := casework.GlassOf(h)
	var theirs []*casework.Glass
	if g.Began() {
		if theirs, err = mayReview(v, g); err != nil {
			return nil, err
		}
	}
	v.Look(stream, len(theirs) > 0)
	if len(theirs) == 0 {
		return nil, fault.Absent(nil)
	}
	return g, nil
}

func (p glassReviewsPage) rows() []govuk.RowData {
	var all []govuk.RowData
	for _, g := range p.waiting {
		came := "Nothing was opened."
		if g.Case != "" {
			came = "A case was opened to read."
		}
		came += " Asked " + at(g.Entry.Recorded) + ". Look at it by " + casework.ReviewBy(p.pack, dayRecorded(g.Entry)).Long() + "."
		all = append(all, govuk.RowData{
			What: govuk.Link{Text: p.People.Name(g.Entry.Author), Href: "/break-glass/review/" + string(g.Entry.Stream)}, Why: govuk.Text(came),
		})
	}
	return all
}

// TodayOfGlass asks whoever is to look at what others opened in an emergency.
func (p Pages) TodayOfGlass(v *web.Visit) ([]templ.Component, error) {
	waiting, err := glassWaiting(v)
	if err != nil || len(waiting) == 0 {
		return nil, err
	}
	return []templ.Component{glassAsk(plural(len(waiting), "attempt", "attempts") + " to open a case in an emergency: ")}, nil
}

// glassReviewPage is one attempt, and asks whether it was needed.
type glassReviewPage struct {
	*web.Visit
	Form  *web.Form
	glass *casework.Glass
	pack  *pack.Pack
}

func (p glassReviewPage) Title() string         { return "Why did they ask?" }
func (p glassReviewPage) Errors() govuk.Errors  { return p.Form.Errors }
func (p glassReviewPage) Body() templ.Component { return glassReviewBody(p) }

func (p Pages) glassReviewPage(v *web.Visit) (glassReviewPage, error) {
	g, err := p.attemptIn(v)
	if err != nil {
		return glassReviewPage{}, err
	}
	form, err := v.Form()
	return glassReviewPage{v, form, g, p.Pack}, err
}

func (p Pages) showGlassReview(v *web.Visit) (web.Page, error) {
	page, err := p.glassReviewPage(v)
	if err != nil {
		return nil, err
	}
	return page, nil
}

func (p Pages) reviewGlass(v *web.Visit) (web.Page, error) {
	page, err := p.glassReviewPage(v)
	if err != nil {
		return nil, err
	}
	f, stream := page.Form, page.glass.Entry.Stream
	needed := f.Text("needed")
	if needed != "yes" && needed != "no" {
		f.Errors.Add("needed", "Say whether it was needed")
	}
	body := casework.GlassReviewedBody{Attempt: page.glass.Entry.Ref(), Needed: needed == "yes", Follows: f.Text("follows")}
	if f.Refused(body.Validate()) {
		return page, nil
	}
	_, err = v.Do(ledger.Act{Form: f.ID, On: []ledger.Seen{{Stream: stream, Version: ledger.Any}}, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		return casework.ReviewGlass(casework.GlassOf(hs[stream]), v.By(), f.ID, body)
	}})
	if f.Refused(err) {
		return page, nil
	}
	if err != nil {
		return nil, err
	}
	v.Forget(f)
	return v.SeeOther("/break-glass/reviews"), nil
}

func (p glassReviewPage) lede() string {
	return "Asked by " + p.People.Name(p.glass.Entry.Author) + ", " + at(p.glass.Entry.Recorded) + ". Look at it by " +
		casework.ReviewBy(p.pack, dayRecorded(p.glass.Entry)).Long() + "."
}

// facts are what was typed, and what came of it. The case itself stands there for whoever may see it anyway.
func (p glassReviewPage) facts() []govuk.Fact {
	all := []govuk.Fact{{Term: "Why", Detail: govuk.Text(quoted(p.glass.Reason))}}
	if p.glass.Number != "" {
		all = append(all, govuk.Fact{Term: "Court number typed", Detail: govuk.Text(p.glass.Number)})
	}
	if p.glass.Name != "" {
		all = append(all, govuk.Fact{Term: "Name typed", Detail: govuk.Text(p.glass.Name)})
	}
	if !p.glass.Born.IsZero() {
		all = append(all, govuk.Fact{Term: "Date of birth typed", Detail: govuk.Text(p.glass.Born.Plain())})
	}
	came := "Nothing was opened"
	if p.glass.Case != "" {
		came = "A case was opened to read, for four hours"
	}
	return append(all, govuk.Fact{Term: "What came of it", Detail: govuk.Text(came)})
}

// found is what somebody said of the attempt.
func (p glassReviewPage) found() string {
	verdict := "It was not needed. "
	if p.glass.Review.Needed {
		verdict = "It was needed. "
	}
	return p.People.Name(p.glass.By) + ": " + verdict + quoted(p.glass.Review.Follows)
}
