package web

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// Route is one address, what a person must be to come there, and what answers. Every route names its rule; the kit refuses to start otherwise.
type Route struct {
	Pattern string // "/case/{case}/evidence/{item}/counter"
	Rule    access.Rule

	get, post func(*Visit) (Page, error)
	inCase    bool
	apart     func(ledger.StreamID) ledger.StreamID // of a page of a stream apart from the case; nil for every other
	forgets   bool                                  // what is typed is kept nowhere
	unnamed   bool                                  // nothing on its pages, nor on those that an error becomes, says what service this is
	held      bool                                  // answers on a device that was handed over, at and below the address it was handed over for
	hidden    func(*ledger.History) ledger.StreamID // under whose key the words about a case are kept that belong to what is hidden in it; nil where that is the case’s
	own       func(ledger.StreamID) ledger.StreamID // under whose key the writer’s words are kept; nil where that is their own stream’s
}

// For makes a route outside any case. Either handler may be nil.
func For(pattern string, rule access.Rule, get, post func(*Visit) (Page, error)) Route {
	return Route{Pattern: pattern, Rule: rule, get: get, post: post}
}

// ForCase makes a route within a case: its pattern begins "/case/{case}". Either handler may be nil.
func ForCase(pattern string, rule access.Rule, get, post func(*Case) (Page, error)) Route {
	r := Route{Pattern: pattern, Rule: rule, inCase: true}
	r.get, r.post = within(get, rule), within(post, sending(rule))
	return r
}

// Apart makes it a route of a stream that stands apart from its case, named by the case’s. Whoever is tied to that stream counts as tied to the case.
// What is typed there is kept under that stream’s key from the first letter on, and never under the case’s.
func (r Route) Apart(stream func(of ledger.StreamID) ledger.StreamID) Route {
	r.apart = stream
	return r
}

// Forgetting makes it a route that answers about what is sent and keeps none of it: no draft, and no words that came after a session ran out.
func (r Route) Forgetting() Route {
	r.forgets = true
	return r
}

// Unnamed makes it a route of which nothing says what service this is: not its pages, nor what an error at its address becomes.
func (r Route) Unnamed() Route {
	r.unnamed = true
	return r
}

// Held makes it a route that answers on a device in a child’s hands too: Visit.HandOver says at which address.
func (r Route) Held() Route {
	r.held = true
	return r
}

// at reports whether a path is an address under which only this route answers.
func (r Route) at(path string) bool {
	fixed, _, _ := strings.Cut(r.Pattern, "{")
	return strings.HasPrefix(path, fixed) || path+"/" == fixed
}

// Hidden makes it a route of a case whose words are kept, from the first letter on, under the key of the stream that has what is hidden in that case.
func (r Route) Hidden(stream func(*ledger.History) ledger.StreamID) Route {
	r.hidden = stream
	return r
}

// Own makes it a route outside any case whose words are kept, from the first letter on, under the key of a stream that follows from the writer’s own.
func (r Route) Own(stream func(writer ledger.StreamID) ledger.StreamID) Route {
	r.own = stream
	return r
}

// sending is the rule for the form of a page. One that is for everybody who reads the case is sent by those who read it in the course of their
// work, and not by whoever opened it in an emergency.
func sending(rule access.Rule) access.Rule {
	if rule == access.CaseReader {
		return access.Answerer
	}
	return rule
}

// within finds the case, decides, and runs the handler while the look is put on record.
func within(handler func(*Case) (Page, error), rule access.Rule) func(*Visit) (Page, error) {
	if handler == nil {
		return nil
	}
	return func(v *Visit) (Page, error) {
		c, err := v.kit.find(v, rule)
		if err != nil {
			return nil, err
		}
		return handler(c)
	}
}

// HasPage reports whether the address is read, by a link or by hand, and not only sent to.
func (r Route) HasPage() bool { return r.get != nil }

func (r Route) check() error {
	switch {
	case r.Rule == "":
		return fmt.Errorf("route %s names no access rule", r.Pattern)
	case r.get == nil && r.post == nil:
		return fmt.Errorf("route %s has no handler", r.Pattern)
	case r.inCase != strings.HasPrefix(r.Pattern, "/case/{case}"):
		return fmt.Errorf("route %s: a page of a case begins /case/{case}, and no other does", r.Pattern)
	case r.apart != nil && !r.inCase:
		return fmt.Errorf("route %s is of no case, and cannot stand apart from one", r.Pattern)
	case r.hidden != nil && !r.inCase:
		return fmt.Errorf("route %s is of no case, in which something could be hidden", r.Pattern)
	case r.own != nil && r.inCase:
		return fmt.Errorf("route %s is of a case, and its words are kept under a key of the case", r.Pattern)
	case r.inCase && access.Decide(untied, r.Rule, nil).Allowed:
		return fmt.Errorf("route %s: its rule asks for nothing that ties a person to the case", r.Pattern)
	}
	return nil
}

// untied is somebody signed in who has no role and is tied to nothing: no page of a case is theirs.
var untied = access.Person{ID: "somebody"}

// find is the case of the address when it is the person's to see. Not there and not theirs take the same path, and are written alike.
func (k *Kit) find(v *Visit, rule access.Rule) (*Case, error) {
	stream, err := ledger.ParseStreamID(v.Request.PathValue("case"))
	if err != nil {
		return nil, fault.Absent(err)
	}
	ties, look, err := access.Between(v.Context(), k.Ledger.DB(), v.Person.ID, stream, v.Now, v.midnight())
	if err != nil {
		return nil, err
	}
	if v.route.apart != nil {
		if ties, err = k.alsoTied(v, ties, v.route.apart(stream)); err != nil {
			return nil, err
		}
	}
	decision := access.Decide(v.Person, rule, ties)
	v.Look(stream, decision.Allowed)
	if !decision.Allowed {
		return nil, fault.Absent(nil) // without having read it, so that time does not tell whether it is there
	}
	history, err := k.Ledger.Read(v.Context(), stream)
	if err != nil {
		return nil, fmt.Errorf("read the case: %w", err)
	}
	return &Case{Visit: v, Stream: stream, History: history, Ties: ties, LastLook: look, Decision: decision}, nil
}

// alsoTied are ties, and those of a further stream that hold now.
func (k *Kit) alsoTied(v *Visit, ties []access.Tie, stream ledger.StreamID) ([]access.Tie, error) {
	more, err := access.TiesOf(v.Context(), k.Ledger.DB(), []ledger.StreamID{stream}, v.Now)
	return append(ties, more[stream]...), err
}

// looking is a look on its way to the record.
type looking struct{ done chan error }

// Looks puts a look on record: access.Reads does.
type Looks interface {
	Note(ctx context.Context, by ledger.StreamID, look access.ReadBody) error
}

type lookKey struct{}

// Look begins to put this look on record while the page is made, and whether anything was shown. The pages of a case do so by themselves; a page of
// another stream that tells of somebody’s case does it first.
func (v *Visit) Look(stream ledger.StreamID, shown bool) {
	v.note(access.ReadBody{Stream: stream, Page: v.Request.Method + " " + v.route.Pattern, Shown: shown})
}

// TakesAway begins to put on record that this person takes the rows of a list away as a file. It is a look at no case: it stands under the person.
func (v *Visit) TakesAway() {
	v.note(access.ReadBody{Stream: v.Person.ID, Page: v.Request.Method + " " + v.route.Pattern + " as a file", Shown: true})
}

// FoundHidden puts on record, before it answers, that each of some cases is about to be named to this person because they typed something that is
// hidden in it.
func (v *Visit) FoundHidden(streams []ledger.StreamID) error {
	for _, stream := range streams {
		look := access.ReadBody{Stream: stream, Page: v.Request.Method + " " + v.route.Pattern + " by what is hidden", Shown: true}
		if err := v.kit.Reads.Note(v.Context(), v.Person.ID, look); err != nil {
			return unrecorded(err)
		}
	}
	return nil
}

// Looks puts a look at each of some cases on record, before it answers: of a page that tells of several at once.
func (v *Visit) Looks(streams []ledger.StreamID) error {
	for _, stream := range streams {
		look := access.ReadBody{Stream: stream, Page: v.Request.Method + " " + v.route.Pattern, Shown: true}
		if err := v.kit.Reads.Note(v.Context(), v.Person.ID, look); err != nil {
			return unrecorded(err)
		}
	}
	return nil
}

func (v *Visit) note(look access.ReadBody) {
	l, ok := v.Context().Value(lookKey{}).(*looking)
	if !ok || l.done != nil {
		return
	}
	l.done = make(chan error, 1)
	ctx := v.Context()
	go func() { l.done <- v.kit.Reads.Note(ctx, v.Person.ID, look) }()
}

// recorded waits until the look is on record. A page whose look cannot be recorded is refused.
func (l *looking) recorded() error {
	if l.done == nil {
		return nil
	}
	if err := <-l.done; err != nil {
		return unrecorded(err)
	}
	return nil
}

func unrecorded(err error) error {
	return fault.Down("We could not record that you looked, so we cannot show this page. Try again in a minute.", err)
}

func methodOf(r *http.Request) string {
	if r.Method == http.MethodHead {
		return http.MethodGet
	}
	return r.Method
}
