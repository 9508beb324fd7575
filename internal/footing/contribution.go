package footing

import (
	"candour/internal/argument"
	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// As is the day a case is judged by and the rules it is judged under.
type As struct {
	Day  calendar.Date // zero: age and withdrawal play no part
	Pack *pack.Pack
}

// Contributor is a feature's part in the argument: a pure function of a stream's history. App gathers the contributors of all features.
type Contributor func(h *ledger.History, as As) Contribution

// Contribution is what one feature adds to the argument of a stream. The zero value is empty and ready. Steps and challenges may cite
// records of other features and, as premises, of other streams.
type Contribution struct {
	Records    []Record
	Steps      []Step
	Challenges []Challenge
	NoWeights  []NoWeight
}

// Record is evidence, or a statement that needs a step to hold it up.
type Record struct {
	Key
	Sort argument.Sort
	Name func() string // in the middle of a sentence: "the school’s letter of 12 May 2026"
}

// Step is one way to a statement: it holds if all premises stand, unless an exception does. Several steps to one statement are alternatives.
type Step struct {
	Key
	Conclusion Key
	Premises   []Key
	Unless     []Key
	By         string          // what a practitioner calls the step: "what a child told a parent, the parent reports"
	Author     ledger.StreamID // whose conclusion it is; "" when nobody in particular draws it
	Reports    bool            // it only reports what its premises say, and asserts none of it
	Court      bool            // its premise is a court’s finding, of which the document is on record
}

// Challenge says that if From stands, To (a record or a step) does not.
type Challenge struct {
	From, To Key
	Cause    argument.Cause
	Since    calendar.Date // of withdrawn guidance and tools: the first day no longer in force; zero when never to be relied on
}

// NoWeight is an author’s opinion that nothing of theirs should rest on a thing. It reaches the steps of that author that do more than
// report, and nothing else.
type NoWeight struct {
	From   Key // the record of the opinion
	Author ledger.StreamID
	On     ledger.Ref
}

// Evidence adds a record that something was said, seen or produced.
func (c *Contribution) Evidence(k Key, name func() string) {
	c.Records = append(c.Records, Record{k, argument.Evidence, name})
}

// Statement adds a proposition, which stands only through a step.
func (c *Contribution) Statement(k Key, name func() string) {
	c.Records = append(c.Records, Record{k, argument.Statement, name})
}

// Step adds a step.
func (c *Contribution) Step(s Step) { c.Steps = append(c.Steps, s) }

// Challenge adds that each target gives way to from.
func (c *Contribution) Challenge(cause argument.Cause, from Key, targets ...Key) {
	for _, to := range targets {
		c.Challenges = append(c.Challenges, Challenge{From: from, To: to, Cause: cause})
	}
}

// Withdraw adds that guidance or a tool gives way to its withdrawal, with the first day no longer in force; zero when never to be relied on.
func (c *Contribution) Withdraw(withdrawal, piece Key, since calendar.Date) {
	c.Challenges = append(c.Challenges, Challenge{withdrawal, piece, argument.Withdrawn, since})
}

// Dispute adds a challenge both ways.
func (c *Contribution) Dispute(one, other Key) {
	c.Challenge(argument.Denied, one, other)
	c.Challenge(argument.Denied, other, one)
}

func (c *Contribution) add(more Contribution) {
	c.Records = append(c.Records, more.Records...)
	c.Steps = append(c.Steps, more.Steps...)
	c.Challenges = append(c.Challenges, more.Challenges...)
	c.NoWeights = append(c.NoWeights, more.NoWeights...)
}
