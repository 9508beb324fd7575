package evidence

import (
	"slices"
	"sync"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
)

// State is the evidence of a case. It is shared between readers: change nothing in it.
type State struct {
	Stream ledger.StreamID

	sources []*Source
	items   []*Item
	source  map[ledger.Ref]*Source
	item    map[ledger.Ref]*Item

	numbering sync.Once
	numbers   int // the highest number given to an item, hidden and erased ones included

	disputes     []Act[DisputedBody]
	judgements   []Act[OutweighedBody]
	replacements []Act[ReplacedBody]
	retractions  []Act[TakenBackBody]
	findings     []*Finding
	setAsides    []Act[SetAsideBody]
	admissions   []Act[AdmittedBody]
	outcomes     []Act[OutcomeBody]
	opinions     []Act[NoWeightBody]
	bundles      []bundled // what is known of pages of bundles, what was said last at the end

	matters  map[ledger.Ref]ledger.Ref // item to the item whose matter it was joined to, or which it repeats; never in a circle
	byOrigin map[ledger.Ref]bool       // items that speak to a matter only because they repeat another
	erased   map[ledger.Ref]bool
}

// Act is something that was done to an item, by whom and when.
type Act[B any] struct {
	Body  B
	Entry ledger.Entry
}

// Ref names what the act introduced.
func (a Act[B]) Ref() ledger.Ref { return a.Entry.Ref() }

// On is the day on which it happened; when it was recorded, if nobody said.
func (a Act[B]) On() calendar.Date { return dayOf(a.Entry) }

func dayOf(e ledger.Entry) calendar.Date {
	if e.Happened == nil {
		return calendar.DateInLondon(e.Recorded)
	}
	return day(e.Happened)
}

// Source is a source with what became of it.
type Source struct {
	SourceBody // its naming and handling as last changed
	Entry      ledger.Entry
	Attachment Attachment
}

// Ref names the source.
func (s *Source) Ref() ledger.Ref { return s.Entry.Ref() }

// On is the day on which it was said, seen or made; when it was recorded, if nobody said.
func (s *Source) On() calendar.Date { return dayOf(s.Entry) }

// Attachment is how far the file of a source can be seen.
type Attachment struct {
	State AttachmentState
	Shown ledger.File // what people see, once it is ready
	Pages int
	Why   string // it could not be read
}

// AttachmentState is how far a file can be seen. Its text is what the page says.
type AttachmentState string

const (
	NoAttachment AttachmentState = ""
	MakingReady  AttachmentState = "being made ready"
	Ready        AttachmentState = "ready"
	Unreadable   AttachmentState = "could not be read"
)

// Item is an item with its source and when somebody last looked again.
type Item struct {
	ItemBody // its origin as last said
	Entry    ledger.Entry
	Source   *Source // nil when the source is not on the record
	Looked   []Act[LookedAgainBody]
	Repeats  *Act[OriginBody] // what was last said of what it repeats; nil while nobody said more than when it was drawn
}

// Ref names the item.
func (i *Item) Ref() ledger.Ref { return i.Entry.Ref() }

// Finding is a court’s finding with the document that confirmed it.
type Finding struct {
	Act[FoundBody]
	Paper       Paper // where it stands: the confirming document once it came
	Provisional bool  // known from a note of the hearing only
}

// Of is the evidence of a case as a history of its open stream tells it.
func Of(h *ledger.History) *State {
	s := folding.Of(h)
	s.numbering.Do(func() { s.numbers = numbers.Of(h).number })
	return s
}

// numbers are given for good: those of items hidden as written in the wrong case are not given again, and each erased entry, which may
// have been an item, uses one up.
var numbers = ledger.NewFold(func(n *highest, e ledger.Entry) {
	if b, ok := ItemDrawn.In(e); ok {
		n.number = max(n.number, b.Number)
	}
	if e.Erased {
		n.number++
	}
})

type highest struct{ number int }

var folding = casework.NewFold(func(s *State, e ledger.Entry) {
	s.Stream = e.Stream
	if e.Erased {
		s.erase(e)
		return
	}
	switch b := e.Body.(type) {
	case SourceBody, HandlingBody, ReadyBody, UnreadableBody:
		s.applySource(e)
	case ItemBody, JoinedBody, OriginBody, LookedAgainBody:
		s.applyItem(e)
	case FoundBody, ConfirmedBody, SetAsideBody, AdmittedBody, OutcomeBody:
		s.applySettled(e)
	case DisputedBody:
		s.disputes = append(s.disputes, Act[DisputedBody]{b, e})
	case OutweighedBody:
		s.judgements = append(s.judgements, Act[OutweighedBody]{b, e})
	case ReplacedBody:
		s.replacements = append(s.replacements, Act[ReplacedBody]{b, e})
	case TakenBackBody:
		s.retractions = append(s.retractions, Act[TakenBackBody]{b, e})
	case BundledBody:
		s.applyBundle(bundled{b.Bundle, true, b.Places})
	case PlaceGivenBody:
		s.applyBundle(bundled{b.Bundle, false, []BundlePlace{b.Place}})
	case NoWeightBody:
		s.opinions = append(s.opinions, Act[NoWeightBody]{b, e})
	case WeightRestoredBody:
		s.opinions = slices.DeleteFunc(s.opinions, func(o Act[NoWeightBody]) bool {
			return o.Ref() == b.NoWeight && o.Entry.Author.Person == e.Author.Person
		})
	}
})

func put[T any](m *map[ledger.Ref]T, ref ledger.Ref, v T) {
	if *m == nil {
		*m = map[ledger.Ref]T{}
	}
	(*m)[ref] = v
}

func (s *State) erase(e ledger.Entry) {
	put(&s.erased, e.Ref(), true)
}

func (s *State) applySource(e ledger.Entry) {
	switch b := e.Body.(type) {
	case SourceBody:
		source := &Source{SourceBody: b, Entry: e}
		if !b.Paper.File.IsZero() {
			source.Attachment.State = MakingReady
		}
		s.sources = append(s.sources, source)
		put(&s.source, source.Ref(), source)
	case HandlingBody:
		if source, ok := s.Source(b.Source); ok {
			source.Naming, source.Described, source.Handling = b.Naming, b.Described, b.Handling
		}
	case ReadyBody:
		if source, ok := s.Source(b.Source); ok {
			source.Attachment = Attachment{State: Ready, Shown: b.Shown, Pages: b.Pages}
		}
	case UnreadableBody:
		if source, ok := s.Source(b.Source); ok && source.Attachment.State != Ready {
			source.Attachment = Attachment{State: Unreadable, Why: b.Why}
		}
	}
}

func (s *State) applyItem(e ledger.Entry) {
	switch b := e.Body.(type) {
	case ItemBody:
		item := &Item{ItemBody: b, Entry: e}
		item.Source, _ = s.Source(b.Source)
		s.items = append(s.items, item)
		put(&s.item, item.Ref(), item)
		s.join(item.Ref(), b.Matter)
		s.joinOrigin(item)
	case JoinedBody:
		delete(s.byOrigin, b.Item)
		s.join(b.Item, b.Matter)
	case OriginBody:
		s.applyOrigin(Act[OriginBody]{b, e})
	case LookedAgainBody:
		if item, ok := s.Item(b.Item); ok {
			item.Looked = append(item.Looked, Act[LookedAgainBody]{b, e})
		}
	}
}

func (s *State) applySettled(e ledger.Entry) {
	switch b := e.Body.(type) {
	case FoundBody:
		s.findings = append(s.findings, &Finding{Act: Act[FoundBody]{b, e}, Paper: b.Paper, Provisional: !b.Paper.document()})
	case ConfirmedBody:
		if f, ok := s.Finding(b.Finding); ok {
			f.Paper, f.Provisional = b.Paper, false
		}
	case SetAsideBody:
		s.setAsides = append(s.setAsides, Act[SetAsideBody]{b, e})
	case AdmittedBody:
		s.admissions = append(s.admissions, Act[AdmittedBody]{b, e})
	case OutcomeBody:
		s.outcomes = append(s.outcomes, Act[OutcomeBody]{b, e})
	}
}

// Items are all items, in the order of their numbers.
func (s *State) Items() []*Item { return s.items }

// Sources are all sources, in the order in which they were recorded.
func (s *State) Sources() []*Source { return s.sources }

// Item is the item of a name.
func (s *State) Item(ref ledger.Ref) (*Item, bool) {
	i, ok := s.item[ref]
	return i, ok
}

// Source is the source of a name.
func (s *State) Source(ref ledger.Ref) (*Source, bool) {
	x, ok := s.source[ref]
	return x, ok
}

// Finding is the finding of a name.
func (s *State) Finding(ref ledger.Ref) (*Finding, bool) {
	return find(s.findings, func(f *Finding) bool { return f.Ref() == ref })
}

// Judgement is somebody’s view that one item is better than another, by name.
func (s *State) Judgement(ref ledger.Ref) (Act[OutweighedBody], bool) {
	i := slices.IndexFunc(s.judgements, func(k Act[OutweighedBody]) bool { return k.Ref() == ref })
	if i < 0 {
		return Act[OutweighedBody]{}, false
	}
	return s.judgements[i], true
}

// Findings are all findings, in the order in which they were recorded.
func (s *State) Findings() []*Finding { return s.findings }

// SourceInNote is the source already recorded from these words of a note and this person, so that nobody types it twice.
func (s *State) SourceInNote(note ledger.Ref, who Who) (*Source, bool) {
	return find(s.sources, func(x *Source) bool { return x.Paper.Note == note && x.Who == who })
}

func find[T any](all []*T, is func(*T) bool) (*T, bool) {
	i := slices.IndexFunc(all, is)
	if i < 0 {
		return nil, false
	}
	return all[i], true
}
