package seed

import (
	"cmp"
	"fmt"
	"math"
	"time"

	"candour/internal/calendar"
	"candour/internal/pack"
)

// plan is how a case goes, before it is told.
type plan struct {
	Case
	chance     chance
	law        pack.Law
	of         community
	last       string // of the parent who applied
	other      string // of the other parent
	children   []string
	further    bool          // a grandparent or a new partner takes part
	closed     calendar.Date // when the work ended, or will
	longer     bool          // it goes on after the first hearing
	notes      int
	items      int // of evidence
	onRecord   int // fields recorded of people
	statements int // of its report
	late       int // days by which the report is
	bare       bool
}

// How the sorts of cases are spread, in hundred.
const (
	openShare    = 40
	privateShare = 70
	longerShare  = 40 // of private law cases
	onToolEach   = 20 // reports for each that rests on the tool, where the service does not say

	opinions = 2 // statements of a report before the last, which rests on them
)

func (s Service) plan(n int, of Team) *plan {
	c := s.chance("case", n)
	p := &plan{chance: c, Case: Case{N: n, Stream: s.stream("case", n), Side: s.stream("side", n), Team: of, Worker: of.Workers[n%workersOfTeam]}}
	p.Open = c.IntN(100) < openShare
	p.law = pack.PublicLaw
	if c.IntN(100) < privateShare {
		p.law = pack.PrivateLaw
	}
	p.longer = p.law == pack.PublicLaw || c.IntN(100) < longerShare
	p.family()
	p.days(s.Day)
	p.length()
	p.report(s.Day, cmp.Or(s.EachOnTool, onToolEach))
	if s.Bare {
		p.notes, p.items, p.bare = 0, 0, true
	}
	p.reached(s.chance("reach", n))
	letter := map[pack.Law]string{pack.PrivateLaw: "P", pack.PublicLaw: "C"}[p.law]
	p.Number = fmt.Sprintf("%s%02d%s%05d", []string{"WX", "MB", "HE", "CB", "SL"}[c.IntN(5)], p.Received.Year()%100, letter, n%100_000)
	return p
}

// family is who the family is.
func (p *plan) family() {
	c := p.chance
	p.of = communityOf(c)
	p.last, p.other = p.of.double(c), p.of.double(c)
	if c.oneIn(3) {
		p.other = p.last
	}
	number := 1
	for x := c.IntN(100); number < 4 && x >= [...]int{0, 55, 85, 96}[number]; {
		number++
	}
	for len(p.children) < number {
		p.children = append(p.children, one(c, one(c, [][]string{p.of.women, p.of.men})))
	}
	p.further = c.oneIn(3)
	p.Family, p.Child = p.last, p.children[0]
}

// reached is by which number and where somebody of the family is reached. The numbers are of the ranges that Ofcom keeps for drama: nobody has one.
func (p *plan) reached(c chance) {
	p.Phone, p.PhoneHidden = fmt.Sprintf("07700 900%03d", c.IntN(1000)), c.oneIn(3)
	if c.oneIn(3) {
		p.Phone = fmt.Sprintf("01632 960%03d", c.IntN(1000))
	}
	p.School = one(c, saints) + " " + one(c, sorts)
}

// days are when the case came, was first heard, and ended.
func (p *plan) days(today calendar.Date) {
	c := p.chance
	weeks := c.between(4, 12)
	lasts := weeks + c.between(1, 4)
	if p.longer {
		lasts += c.between(8, 64)
	}
	if p.Open {
		p.Received = today.AddDays(-c.between(1, min(lasts*7, 70*7)))
	} else {
		p.Received = today.AddDays(-lasts*7 - c.between(1, 8*365))
	}
	p.First = sitting(p.Received.AddDays(weeks * 7))
	p.closed = sitting(p.Received.AddDays(lasts * 7))
}

// sitting is a day, or when courts do not sit at a weekend the Monday after.
func sitting(d calendar.Date) calendar.Date {
	switch d.Weekday() {
	case time.Saturday:
		return d.AddDays(2)
	case time.Sunday:
		return d.AddDays(1)
	default:
		return d
	}
}

// length is how much is written in the case: most are alike, and a few are of another size.
func (p *plan) length() {
	c := p.chance
	middle, items := 2.0, 0
	if p.longer {
		middle, items = 9, 2+c.IntN(5)
	}
	spread := c.NormFloat64()
	p.notes = int(middle * math.Exp(0.75*spread))
	switch {
	case c.oneIn(5000):
		p.notes, items = c.between(1500, 4000), c.between(100, 300)
	case c.oneIn(150):
		p.notes, items = c.between(150, 600), c.between(20, 60)
	}
	p.items = items
	p.onRecord = 1 + c.IntN(3)
}

// report is what is written in the case by a day, and whether it rests on the tool.
func (p *plan) report(today calendar.Date, onToolEach int) {
	c := p.chance
	onTool := c.oneIn(onToolEach)
	p.statements = 4 + c.IntN(4)
	if c.oneIn(6) {
		p.late = c.between(1, 4)
	}
	if !p.begins().Before(today) {
		return
	}
	p.Report = "safeguarding_letter"
	switch {
	case p.law == pack.PublicLaw:
		p.Report = "guardians_analysis"
	case p.longer:
		p.Report = "section7"
	}
	p.OnTool = onTool && p.writing(p.statements-1-opinions).Before(today)
	p.Signed = p.signing().Before(today)
}

// final is the day of the last hearing.
func (p *plan) final() calendar.Date { return sitting(p.closed.AddDays(-5)) }

// due is the day by which the report must be filed.
func (p *plan) due() calendar.Date {
	if p.longer {
		return laterDay(p.final().AddDays(-14), p.First.AddDays(2))
	}
	usual, latest := p.Received.AddDays(23), p.First.AddDays(-5) // 17 working days, and before the hearing
	if latest.Before(usual) {
		return latest
	}
	return usual
}

// begins is the day on which the report is begun, three weeks before it is due.
func (p *plan) begins() calendar.Date { return laterDay(p.due().AddDays(-21), p.Received.AddDays(13)) }

// writing is the day on which its i-th statement is written.
func (p *plan) writing(i int) calendar.Date {
	return p.begins().AddDays(i * p.begins().DaysUntil(p.signing()) / p.statements)
}

// signing is the day on which it is signed and filed: one in six is late, and none comes after its hearing.
func (p *plan) signing() calendar.Date {
	return laterDay(p.due().AddDays(p.late), p.begins().AddDays(1))
}

func laterDay(a, b calendar.Date) calendar.Date {
	if b.After(a) {
		return b
	}
	return a
}
