package evidence

import (
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// AccountForm is the second side of an answer: an item on record, or one drawn with it.
type AccountForm struct {
	Ref ledger.Ref
	New *ItemForm
}

// account is the item an answer rests on, drawn if it is new. The act’s own entry then takes a derived id.
func (m *making) account(p *pack.Pack, id ledger.EntryID, form AccountForm, field string) (account ledger.Ref, next ledger.EntryID) {
	if form.New != nil {
		return m.item(p, id, *form.New), m.part(id, "answer")
	}
	if _, known := m.s.Item(form.Ref); !known {
		m.Fail(problem(field, "Give their own words, or choose an item of this case"))
	}
	return form.Ref, id
}

// sourceOf is the source of an account, which may not be on record yet.
func (f AccountForm) source(s *State) *SourceBody {
	switch {
	case f.New == nil:
		return bodyOf(s.sourceOf(f.Ref))
	case f.New.From != nil:
		return &f.New.From.SourceBody
	default:
		return bodyOf(s.sourceOf(f.New.Source))
	}
}

func bodyOf(x *Source) *SourceBody {
	if x == nil {
		return nil
	}
	return &x.SourceBody
}

// DisputeForm says that a party disputes something, in their own words.
type DisputeForm struct {
	Item    ledger.Ref // an item, or a judgement that one item is better than another
	Point   Point      // none means the matter
	Denial  AccountForm
	AsParty bool // whoever says so is a party in this case although their kind of source is not
}

// Dispute records a party’s dispute. Only a party disputes; what others say against it is counter-evidence.
func Dispute(p *pack.Pack, s *State, by ledger.Author, id ledger.EntryID, form DisputeForm) (ledger.Change, error) {
	if form.Point == "" {
		form.Point = TheMatter
	}
	if err := s.checkDispute(p, form); err != nil {
		return ledger.Change{}, err
	}
	m := &making{s, ledger.Making{By: by}}
	denial, next := m.account(p, id, form.Denial, "denial")
	add(m, Disputed, next, nil, DisputedBody{Item: form.Item, Denial: denial, Point: form.Point, AsParty: form.AsParty})
	return m.done()
}

func (s *State) checkDispute(p *pack.Pack, form DisputeForm) error {
	_, isItem := s.Item(form.Item)
	_, isJudgement := s.Judgement(form.Item)
	var ps fault.Fields
	ps.Need(isItem || isJudgement, "item", "Choose what they dispute")
	if from := form.Denial.source(s); from != nil {
		kind, _ := p.SourceKind(from.Kind)
		ps.Need(kind.Party || form.AsParty, "denial", "Only a party disputes. Record what others say as counter-evidence, or say that they are a party")
	}
	if err := ps.Err(); err != nil || form.Denial.New != nil {
		return err
	}
	if isItem && s.MatterOf(form.Item) == s.MatterOf(form.Denial.Ref) {
		return problem("denial", "These two say the same. Choose the words in which they dispute it")
	}
	return nil
}

// Outweigh records that one item is better evidence than another. On a matter that a party disputes only the court decides.
func Outweigh(p *pack.Pack, s *State, by ledger.Author, id ledger.EntryID, form OutweighedBody) (ledger.Change, error) {
	ps := problemsOf(form.Validate())
	_, better := s.Item(form.Better)
	_, worse := s.Item(form.Worse)
	ps.Need(better, "better", "Choose an item of this case")
	ps.Need(worse, "worse", "Choose an item of this case")
	ps.Need(!better || s.restable(p, form.Better), "better", "Nothing may rest on that item, because of the conditions it was given under")
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	if s.disputedBetweenParties(form.Worse) {
		return ledger.Change{}, fault.Refuse("A party disputes this, so it stays undecided until the court decides. Record both accounts, and say in the report what you make of them.", nil)
	}
	return one(s, by, Outweighed, id, nil, form)
}

// restable reports whether a conclusion may rest on an item.
func (s *State) restable(p *pack.Pack, item ledger.Ref) bool {
	x := s.sourceOf(item)
	return x != nil && MayRest(p, x)
}

// disputedBetweenParties reports whether a party disputes the matter of an item.
func (s *State) disputedBetweenParties(item ledger.Ref) bool {
	matter := s.MatterOf(item)
	for _, d := range s.disputes {
		if s.MatterOf(d.Body.Item) == matter || s.MatterOf(d.Body.Denial) == matter {
			return true
		}
	}
	return false
}

// ReplaceForm says that a later document corrects or supersedes an earlier one.
type ReplaceForm struct {
	Older ledger.Ref // a source, an item or a finding
	Newer AccountForm
	Why   string
}

// Replace corrects a document. A person’s words are never replaced: they are taken back, or a second account stands beside them.
func Replace(p *pack.Pack, s *State, by ledger.Author, id ledger.EntryID, form ReplaceForm) (ledger.Change, error) {
	m := &making{s, ledger.Making{By: by}}
	newer, next := form.Newer.Ref, id
	if form.Newer.New != nil {
		newer, next = m.account(p, id, form.Newer, "newer")
	}
	if err := s.checkReplace(p, form); err != nil {
		return ledger.Change{}, err
	}
	add(m, Replaced, next, nil, ReplacedBody{Older: form.Older, Newer: newer, Why: form.Why})
	return m.done()
}

func (s *State) checkReplace(p *pack.Pack, form ReplaceForm) error {
	if _, finding := s.Finding(form.Older); finding {
		_, byFinding := s.Finding(form.Newer.Ref)
		if !byFinding {
			return problem("newer", "Choose the finding that corrects it")
		}
		return nil
	}
	older := s.sourceOf(form.Older)
	if older == nil {
		return problem("older", "Choose what was corrected")
	}
	if !Replaceable(p, older) {
		return fault.Refuse("What a person said is not replaced. Record what they say now as a second account beside the first.", nil)
	}
	newer := form.Newer.source(s)
	if newer == nil || !Replaceable(p, &Source{SourceBody: *newer}) {
		return problem("newer", "Choose the document that corrects it")
	}
	return nil
}

// TakeBackForm says that somebody takes back what they said, and what they say now.
type TakeBackForm struct {
	Item ledger.Ref
	Now  AccountForm
}

// TakeBack records a second account of the same person beside the first. Nothing follows for the first: people also retract under pressure.
func TakeBack(p *pack.Pack, s *State, by ledger.Author, id ledger.EntryID, form TakeBackForm) (ledger.Change, error) {
	first, now := bodyOf(s.sourceOf(form.Item)), form.Now.source(s)
	if first == nil {
		return ledger.Change{}, problem("item", "Choose what they take back")
	}
	if now != nil && now.Who != first.Who {
		return ledger.Change{}, problem("account", "Only the person who said it can take it back. Record what others say as an account of theirs")
	}
	m := &making{s, ledger.Making{By: by}}
	account, next := m.account(p, id, form.Now, "account")
	add(m, TakenBack, next, nil, TakenBackBody{Item: form.Item, Account: account})
	return m.done()
}

// PlaceNoWeight records an author’s opinion of an item.
func PlaceNoWeight(s *State, by ledger.Author, id ledger.EntryID, form NoWeightBody) (ledger.Change, error) {
	if _, known := s.Item(form.Item); !known {
		return ledger.Change{}, problem("item", "Choose an item of this case")
	}
	if by.Person == "" {
		return ledger.Change{}, fault.Refuse("Only a person can form this opinion.", nil)
	}
	return one(s, by, NoWeight, id, nil, form)
}

// OpinionsOf are the opinions of one author that an item is not to be leaned on.
func (s *State) OpinionsOf(item ledger.Ref, author ledger.StreamID) []Act[NoWeightBody] {
	var out []Act[NoWeightBody]
	for _, o := range s.opinions {
		if o.Body.Item == item && o.Entry.Author.Person == author {
			out = append(out, o)
		}
	}
	return out
}

// RestoreWeight gives up one’s own opinion of an item.
func RestoreWeight(s *State, by ledger.Author, id ledger.EntryID, form WeightRestoredBody) (ledger.Change, error) {
	for _, o := range s.opinions {
		if o.Ref() == form.NoWeight && o.Entry.Author.Person == by.Person {
			return one(s, by, WeightRestored, id, nil, form)
		}
	}
	return ledger.Change{}, problem("noWeight", "Choose an opinion of your own")
}
