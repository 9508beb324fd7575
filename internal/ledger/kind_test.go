package ledger

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"candour/internal/words"
)

type treeBody struct {
	Name     string           `json:"name"`
	Branches []treeBody       `json:"branches,omitempty"`
	Files    map[string]*File `json:"files,omitempty"`
	Bytes    []byte           `json:"bytes,omitempty"`
	Pair     [2]File          `json:"pair"`
}

func (b treeBody) Validate() error {
	if b.Name == "" {
		return errors.New("a tree needs a name")
	}
	return nil
}

var testKinds Set

var tree = Define(&testKinds, "test.tree/1", Spec[treeBody]{
	Means: "A tree stands.", May: "anybody",
	Line:    func(_ words.Printer, b treeBody) words.Line { return words.Line{Text: b.Name} },
	Example: treeBody{Name: "oak"},
})

func TestFilesAreFoundWhereverInABodyTheyStand(t *testing.T) {
	body := treeBody{
		Branches: []treeBody{{Files: map[string]*File{"a": {ID: "in a map"}, "b": nil}}},
		Pair:     [2]File{{ID: "in an array"}},
	}
	var ids []string
	for _, f := range filesInBody(body) {
		ids = append(ids, f.ID)
	}
	if strings.Join(ids, ",") != "in a map,in an array" {
		t.Errorf("found %q", ids)
	}
	if filesInBody(nil) != nil || filesInBody(Unknown{}) != nil {
		t.Error("files were found where there are none")
	}
}

func TestAKindRefusesABodyThatIsNotValidOrHasNoAuthor(t *testing.T) {
	for what, make := range map[string]func() (New, error){
		"no name":   func() (New, error) { return tree.New(someID, ByService("s"), nil, treeBody{}) },
		"no author": func() (New, error) { return tree.New(someID, Author{}, nil, treeBody{Name: "oak"}) },
		"two authors": func() (New, error) {
			return tree.New(someID, Author{Person: "p", Service: "s"}, nil, treeBody{Name: "oak"})
		},
		"no such day": func() (New, error) { return tree.New(someID, By("p"), OnDay("2026-02-30"), treeBody{Name: "oak"}) },
		"ends too early": func() (New, error) {
			return tree.New(someID, By("p"), &Happened{From: "2026-05-09", To: "2026-05-08", Precision: ToTheDay}, treeBody{Name: "oak"})
		},
		"no precision": func() (New, error) {
			return tree.New(someID, By("p"), &Happened{From: "2026-05-09"}, treeBody{Name: "oak"})
		},
	} {
		if _, err := make(); err == nil {
			t.Errorf("%s: taken", what)
		}
	}
}

// twofold writes itself as one thing and reads as another.
type twofold struct{}

func (twofold) MarshalJSON() ([]byte, error) { return []byte(`{"more":1}`), nil }

func TestWhatCannotBeReadBackIsNeverMade(t *testing.T) {
	kind := Define(new(Set), "test.twofold/1", Spec[twofold]{})
	if n, err := kind.New(someID, ByService("s"), nil, twofold{}); err == nil {
		t.Errorf("made %s", n.raw)
	}
}

func TestAnEntrySharesNothingWithTheBodyGiven(t *testing.T) {
	body, happened := treeBody{Name: "oak", Branches: []treeBody{{Name: "left"}}}, OnDay("2026-05-09")
	n, err := tree.New(someID, ByService("s"), happened, body)
	if err != nil {
		t.Fatal(err)
	}
	body.Branches[0].Name, happened.From = "changed", "changed"
	if n.Body.(treeBody).Branches[0].Name != "left" || n.Happened.From != "2026-05-09" {
		t.Errorf("the entry changed with the form: %+v of %+v", n.Body, n.Happened)
	}
}

func TestTwoKindsOfOneNameAreRefused(t *testing.T) {
	if _, err := NewRegistry(&testKinds, &testKinds); err == nil {
		t.Error("a kind was defined twice")
	}
}

func TestAKindThatSaysTooLittleIsNamed(t *testing.T) {
	var set Set
	Define(&set, "test.silent/1", Spec[treeBody]{})
	Define(&set, "test.word/1", Spec[string]{Means: "A word.", May: "anybody", Line: func(words.Printer, string) words.Line { return words.Line{} }})
	r, err := NewRegistry(&testKinds, &set)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(r.Incomplete(), " "); got != "test.silent/1 test.word/1" {
		t.Errorf("incomplete: %s", got)
	}
}

func TestTheShapeIsTheWholeStoredTree(t *testing.T) {
	got := shape(reflect.TypeFor[treeBody]())
	for _, part := range []string{"branches,omitempty []ledger.treeBody", "files,omitempty map[string]?{", "sha256 string", "bytes,omitempty []uint8"} {
		if !strings.Contains(got, part) {
			t.Errorf("%q is not in %s", part, got)
		}
	}
}
