package argument

// ID names a record. Callers choose it; it is compared and never read.
type ID string

// Sort says what an item is.
type Sort uint8

const (
	Evidence  Sort = iota // the record that a named source said, saw or produced something; it rests on nothing
	Statement             // a proposition; it stands only through a justification
)

// Item is a piece of evidence or a statement.
type Item struct {
	ID   ID
	Sort Sort
}

// Justification is one step: Conclusion holds if every premise stands, unless one of the exceptions does.
// Several justifications of one conclusion are alternatives.
type Justification struct {
	ID         ID
	Conclusion ID     // a statement
	Premises   []ID   // items, joined by "and"; none means that the step needs nothing
	Unless     []ID   // items
	Step       string // what a practitioner calls the step; carried for whoever shows it, never read here
}

// Defeat says that if From stands, To does not. It goes one way.
type Defeat struct {
	From  ID    // an item
	To    ID    // an item, or a justification: "the step does not follow"
	Cause Cause // used by explanations alone
}

// Records are what evaluation starts from. The zero value is empty and ready; records may cite others added later.
type Records struct {
	Items          []Item
	Justifications []Justification
	Defeats        []Defeat
}

// AddEvidence adds evidence under each id.
func (r *Records) AddEvidence(ids ...ID) {
	for _, id := range ids {
		r.Items = append(r.Items, Item{id, Evidence})
	}
}

// AddStatement adds a statement under each id.
func (r *Records) AddStatement(ids ...ID) {
	for _, id := range ids {
		r.Items = append(r.Items, Item{id, Statement})
	}
}

// AddJustification adds one step to a conclusion.
func (r *Records) AddJustification(j Justification) {
	r.Justifications = append(r.Justifications, j)
}

// AddDefeat adds that each target gives way to from, for one cause.
func (r *Records) AddDefeat(cause Cause, from ID, targets ...ID) {
	for _, to := range targets {
		r.Defeats = append(r.Defeats, Defeat{from, to, cause})
	}
}

// AddDispute adds a defeat both ways: while nothing else settles it, neither can be leaned on.
func (r *Records) AddDispute(one, other ID) {
	r.AddDefeat(Denied, one, other)
	r.AddDefeat(Denied, other, one)
}

// Append adds all of more, so that several contributors can each make their own records.
func (r *Records) Append(more Records) {
	r.Items = append(r.Items, more.Items...)
	r.Justifications = append(r.Justifications, more.Justifications...)
	r.Defeats = append(r.Defeats, more.Defeats...)
}
