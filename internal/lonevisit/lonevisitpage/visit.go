package lonevisitpage

import (
	"fmt"
	"strings"
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/govuk"
	"candour/internal/lonevisit"
	"candour/internal/web"
)

// visitPage is a visit: to the worker what they planned and how to check in; to who watches over it also what was raised, and what to do.
type visitPage struct {
	opened
	silent bool
}

func (p visitPage) Title() string         { return "A visit alone" }
func (p visitPage) Body() templ.Component { return visitBody(p) }

func (p Pages) visit(v *web.Visit) (web.Page, error) {
	o, err := p.open(v, access.LoneVisitor, access.VisitWatcher)
	if err != nil {
		return nil, err
	}
	silent, err := p.Watch.Silent(v.Context())
	return visitPage{o, silent}, err
}

// over is whether it is over to whoever looks: the worker is shown so also when they checked out by the word that raises.
func (p visitPage) over() bool { return p.mine && p.visit.OverSaid || p.visit.Over }

// stands says whether somebody watches over it.
func (p visitPage) stands() string {
	switch v := p.visit; {
	case p.over():
		return "Over"
	case v.ArmedAt.IsZero():
		return "Nobody watches over it yet: " + strings.Join(p.missing(), " and ") + " must accept first"
	case p.silent:
		return "The watch is off: ring each other"
	default:
		return "Watched over since " + clock(v.ArmedAt, p.Now) + ". Next to be heard of by " + clock(v.Due, p.Now)
	}
}

// missing are who has not accepted.
func (p visitPage) missing() (names []string) {
	for _, c := range []lonevisit.Colleague{p.visit.Watcher, p.visit.Second} {
		if _, has := p.visit.Accepts[c.Person]; !has {
			names = append(names, c.Name)
		}
	}
	return names
}

// asked reports whether whoever looks was asked to watch over it and has not answered.
func (p visitPage) asked() bool {
	_, has := p.visit.Accepts[p.Person.ID]
	return !has && !p.visit.Over && (p.Person.ID == p.visit.Watcher.Person || p.Person.ID == p.visit.Second.Person)
}

func (p visitPage) facts() []govuk.Fact {
	v := p.visit
	all := []govuk.Fact{
		{Term: "How it stands", Detail: govuk.Text(p.stands())},
		{Term: "When", Detail: govuk.Text(clock(start(v), p.Now) + " to " + clock(v.Until, p.Now))},
	}
	if p.over() && !p.mine {
		return all // whoever watched over it needs no more of it
	}
	all = append(all, []govuk.Fact{
		{Term: "Where", Detail: govuk.SmallWords(v.Place)},
		{Term: "Telephone", Detail: govuk.Text(v.Phone)},
		{Term: "Who watches over it", Detail: govuk.Text(v.Watcher.Name + ", then " + v.Second.Name + ", then whoever manages the team or is on call")},
	}...)
	if v.Case != "" {
		all = append(all, govuk.Fact{Term: "Case", Detail: govuk.Anchor(govuk.Link{Text: "Open the case", Href: "/case/" + string(v.Case)})})
	}
	return all
}

func start(v *lonevisit.Visit) time.Time { return v.LeavesAt() }

// alarm is what is wrong now, for who watches over it; "" for nothing.
func (p opened) alarm() string {
	switch why, _ := p.visit.Alarm(p.pages.rules(), p.Now); {
	case !p.watches || why == "":
		return ""
	case why == lonevisit.Duress:
		return "They let us know at " + clock(p.visit.Duress.Recorded, p.Now) + " that they are not safe. Whoever is with them may not know it. Do not ring first: ring 999."
	default:
		return "A check-in is overdue since " + clock(p.visit.Due, p.Now) + ". Ring " + p.visit.Phone + ". If nobody answers, ring 999 and say where they are."
	}
}

// seenTo is who took the alarm on; nil while nobody has.
func (p visitPage) seenTo() *lonevisit.Seeing {
	_, since := p.visit.Alarm(p.pages.rules(), p.Now)
	return p.visit.SeenToSince(since)
}

// alerts are the raises and the times that the watch was off, the newest first, in words.
func (p visitPage) alerts() (all []govuk.NewsItem) {
	for i := len(p.visit.Alerts) - 1; i >= 0; i-- {
		a := p.visit.Alerts[i]
		all = append(all, govuk.NewsItem{What: []templ.Component{govuk.Text(p.alertWords(a) + ". Told: " + toldWords(a) + ".")}, When: clock(a.Entry.Recorded, p.Now)})
	}
	return all
}

// alertWords are what an alert says.
func (p visitPage) alertWords(a *lonevisit.Alert) string {
	switch {
	case a.Off != nil:
		return "The watch was off from " + clock(a.From(), p.Now) + " to " + clock(a.Until(), p.Now)
	case a.Held != nil:
		return "Too many wrong words were given at the check-in address, and it was held"
	default:
		return fmt.Sprintf("Raised, round %d", a.Raised.Round+1)
	}
}

// before are those who saw to an alarm that was raised anew since, each with what they said, the first first.
func (p visitPage) before() (all []lonevisit.Seeing) {
	now := p.seenTo()
	for i, s := range p.visit.SeenTo {
		if now != &p.visit.SeenTo[i] {
			all = append(all, s)
		}
	}
	return all
}

// held is until when the check-in address takes no word, for the worker and whoever watches over it; "" when it takes them.
func (p visitPage) held() string {
	if p.over() || !p.visit.HeldAt(p.Now) {
		return ""
	}
	return clock(p.visit.HeldUntil, p.Now)
}

// toldWords are who is told, each with how.
func toldWords(a *lonevisit.Alert) string {
	var all []string
	for _, to := range a.To {
		ways := []string{"in Candour"}
		if to.Mail != "" {
			ways = append(ways, "by mail"+cameOf(a, to, lonevisit.ByMail))
		}
		if to.Text != "" {
			ways = append(ways, "by text"+cameOf(a, to, lonevisit.ByText))
		}
		all = append(all, to.Name+" ("+strings.Join(ways, ", ")+")")
	}
	return strings.Join(all, "; ")
}

func cameOf(a *lonevisit.Alert, to lonevisit.Recipient, way lonevisit.Way) string {
	switch a.OutcomeOf(to.Person, way) {
	case lonevisit.Taken:
		return ""
	case lonevisit.Perhaps:
		return ": perhaps"
	case lonevisit.Refused:
		return ": refused"
	default:
		return ": not yet"
	}
}

// wordPage is a form of a visit with words of whoever watches over it.
type wordPage struct {
	formPage
	title, lede, label, button string
	hidden                     []govuk.Hidden
}

func (p wordPage) Title() string         { return p.title }
func (p wordPage) Errors() govuk.Errors  { return p.formPage.form.Errors }
func (p wordPage) Body() templ.Component { return wordBody(p) }

func (p wordPage) data() govuk.FormData {
	data := unkept(p.formPage.form)
	data.Hidden = append(data.Hidden, p.hidden...)
	return data
}
