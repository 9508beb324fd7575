package evidencemap_test

import (
	"fmt"
	"reflect"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"candour/internal/argument/drawing"
	"candour/internal/evidencemap"
	"candour/internal/footing"
	"candour/internal/ledger"
)

// anyMap is a map of any shape: circles, links both ways, boxes apart.
func anyMap(t *rapid.T) *evidencemap.Map {
	m := &evidencemap.Map{}
	for i := range rapid.IntRange(1, 40).Draw(t, "boxes") {
		m.Boxes = append(m.Boxes, box(i, rapid.String().Draw(t, "text")))
	}
	type pair struct {
		from, to int
		against  bool
	}
	seen := map[pair]bool{}
	for range rapid.IntRange(0, 60).Draw(t, "links") {
		p := pair{rapid.IntRange(0, len(m.Boxes)-1).Draw(t, "from"), rapid.IntRange(0, len(m.Boxes)-1).Draw(t, "to"), rapid.Bool().Draw(t, "against")}
		if p.from == p.to || seen[p] || seen[pair{p.to, p.from, p.against}] {
			continue
		}
		seen[p] = true
		m.Links = append(m.Links, evidencemap.Link{
			From: m.Boxes[p.from], To: m.Boxes[p.to], Against: p.against, Mutual: rapid.Bool().Draw(t, "mutual"), Words: fmt.Sprint("hangs ", p),
		})
	}
	return m
}

func box(i int, text string) *evidencemap.Box {
	id := strconv.Itoa(i)
	return &evidencemap.Box{
		ID: id, Key: footing.Of(ledger.Ref{Entry: ledger.EntryID(id)}, footing.So), Head: "Evidence " + id, Text: text, Words: "Stands", Standing: footing.Stands,
	}
}

func TestTheListAndTheDrawingHoldTheSameBoxesAndLinks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := anyMap(t)
		d, err := m.Draw()
		if err != nil {
			t.Fatal(err)
		}
		boxes, links := map[*evidencemap.Box]int{}, map[string]int{}
		gather(m.List(), nil, boxes, links)
		for _, b := range d.Boxes {
			if boxes[b.Box] != 1 {
				t.Errorf("%s is told in full %d times", b.ID, boxes[b.Box])
			}
		}
		for _, l := range d.Links {
			there, back := hangs(l.Link.From, l.Words, l.Link.To), hangs(l.Link.To, l.Words, l.Link.From)
			if links[there] != 1 && (!l.Mutual || links[back] != 1) {
				t.Errorf("%s is in the list %d times", there, links[there])
			}
			delete(links, there)
			delete(links, back)
		}
		if len(links) > 0 {
			t.Errorf("in the list alone: %v", links)
		}
		if len(d.Boxes) != len(m.Boxes) || len(d.Links) != len(m.Links) {
			t.Errorf("%d boxes and %d links are drawn of %d and %d", len(d.Boxes), len(d.Links), len(m.Boxes), len(m.Links))
		}
	})
}

// gather counts where a list tells a box in full, and what hangs on what.
func gather(some []evidencemap.Listed, over *evidencemap.Box, boxes map[*evidencemap.Box]int, links map[string]int) {
	for _, x := range some {
		if over != nil {
			links[hangs(over, x.How, x.Box)]++
		}
		if _, told := boxes[x.Box]; !told {
			boxes[x.Box]++
		} else if len(x.Under) > 0 {
			boxes[x.Box]++
		}
		gather(x.Under, x.Box, boxes, links)
	}
}

func hangs(from *evidencemap.Box, how string, to *evidencemap.Box) string {
	return from.ID + " " + how + " " + to.ID
}

func TestWhatIsAboutOneThingIsAllThatLinksLeadToFromIt(t *testing.T) {
	m := &evidencemap.Map{}
	for i := range 6 {
		m.Boxes = append(m.Boxes, box(i, "words"))
	}
	join := func(from, to int, against, mutual bool) {
		m.Links = append(m.Links, evidencemap.Link{From: m.Boxes[from], To: m.Boxes[to], Against: against, Mutual: mutual})
	}
	join(0, 1, false, false) // 0 rests on 1
	join(2, 1, true, true)   // which 2 disputes, and is disputed by
	join(2, 3, false, false) // 2 rests on 3
	join(4, 1, false, false) // and 4 on 1
	only, there := m.Only("0")
	var ids []string
	for _, b := range only.Boxes {
		ids = append(ids, b.ID)
	}
	if want := []string{"0", "1", "2", "3"}; !there || !reflect.DeepEqual(ids, want) || len(only.Links) != 3 {
		t.Errorf("boxes %v with %d links, want %v", ids, len(only.Links), want)
	}
	if _, there := m.Only("9"); there {
		t.Error("what is not on the map is there")
	}
}

func TestTheSameMapIsDrawnAlike(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := anyMap(t)
		first, _ := m.Draw()
		if again, _ := m.Draw(); !reflect.DeepEqual(first, again) {
			t.Error("drawn anew, another picture")
		}
	})
}

func TestTextStaysInItsBox(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := anyMap(t)
		d, err := m.Draw()
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range d.Boxes {
			lines := len(b.Lines.Head) + len(b.Lines.Text) + len(b.Lines.Words) + len(b.Lines.Beside)
			if b.Y+b.Height > d.Height || lines*evidencemap.Line > b.Height || b.X+drawing.BoxWidth > d.Width {
				t.Errorf("%d lines in a box %d high", lines, b.Height)
			}
		}
	})
}
