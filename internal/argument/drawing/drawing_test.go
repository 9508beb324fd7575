package drawing_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"candour/internal/argument/drawing"
)

// graph is boxes and links of any shape: circles, links both ways, boxes apart.
func graph(t *rapid.T) ([]drawing.Box, []drawing.Link) {
	n := rapid.IntRange(1, 60).Draw(t, "boxes")
	boxes := make([]drawing.Box, n)
	for i := range boxes {
		boxes[i] = drawing.Box{Name: fmt.Sprintf("%03d", i), Height: rapid.IntRange(1, 300).Draw(t, "height")}
	}
	if n == 1 {
		return boxes, nil
	}
	seen, links := map[drawing.Link]bool{}, []drawing.Link(nil)
	for range rapid.IntRange(0, 2*n).Draw(t, "links") {
		from, by := rapid.IntRange(0, n-1).Draw(t, "from"), rapid.IntRange(1, n-1).Draw(t, "by")
		l := drawing.Link{From: boxes[from].Name, To: boxes[(from+by)%n].Name, Against: rapid.Bool().Draw(t, "against")}
		if !seen[l] {
			seen[l] = true
			links = append(links, l)
		}
	}
	return boxes, links
}

func lay(t *rapid.T, boxes []drawing.Box, links []drawing.Link) drawing.Picture {
	pic, err := drawing.Lay(boxes, links)
	if err != nil {
		t.Fatal(err)
	}
	return pic
}

func TestEveryBoxIsDrawnOnceWithinThePictureAndOnOneSheet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		boxes, links := graph(t)
		pic, drawn := lay(t, boxes, links), map[drawing.Box]int{}
		for _, b := range pic.Boxes {
			drawn[b.Box]++
			if b.X < 0 || b.Y < 0 || b.X+drawing.BoxWidth > pic.Width || b.Y+b.Height > pic.Height {
				t.Errorf("%v is outside %d by %d", b, pic.Width, pic.Height)
			}
			if b.Y/pic.Sheet != (b.Y+b.Height-1)/pic.Sheet {
				t.Errorf("%v lies across the edge of a sheet of %d", b, pic.Sheet)
			}
		}
		for _, b := range boxes {
			if drawn[b] != 1 {
				t.Errorf("%v is drawn %d times", b, drawn[b])
			}
		}
		if len(pic.Boxes) != len(boxes) {
			t.Errorf("%d boxes of %d", len(pic.Boxes), len(boxes))
		}
	})
}

func TestNoTwoBoxesOverlap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pic := laid(t)
		for i, a := range pic.Boxes {
			for _, b := range pic.Boxes[:i] {
				if a.X < b.X+drawing.BoxWidth && b.X < a.X+drawing.BoxWidth && a.Y < b.Y+b.Height && b.Y < a.Y+a.Height {
					t.Errorf("%v lies on %v", a, b)
				}
			}
		}
	})
}

func laid(t *rapid.T) drawing.Picture {
	boxes, links := graph(t)
	return lay(t, boxes, links)
}

func TestEachLinkRunsFromItsBoxToItsBoxWithinThePictureAndUnderNone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		boxes, links := graph(t)
		pic := lay(t, boxes, links)
		if len(pic.Links) != len(links) {
			t.Fatalf("%d links of %d", len(pic.Links), len(links))
		}
		at := map[string]drawing.Placed{}
		for _, b := range pic.Boxes {
			at[b.Name] = b
		}
		for _, l := range pic.Links {
			if first, last := l.Points[0], l.Points[len(l.Points)-1]; !touches(at[l.From], first) || !touches(at[l.To], last) {
				t.Errorf("%v does not run from %v to %v", l, at[l.From], at[l.To])
			}
			within(t, pic, l)
			passesUnderNone(t, pic, l)
		}
	})
}

// touches reports whether a point is on the left or right side of a box.
func touches(b drawing.Placed, p drawing.Point) bool {
	return (p.X == b.X || p.X == b.X+drawing.BoxWidth) && p.Y >= b.Y && p.Y <= b.Y+b.Height
}

func within(t *rapid.T, pic drawing.Picture, l drawing.Route) {
	for _, p := range l.Points {
		if p.X < 0 || p.Y < 0 || p.X > pic.Width || p.Y > pic.Height {
			t.Errorf("%v leaves the picture", l)
		}
	}
}

// passesUnderNone checks the stretches that pass a column; those between columns meet no box.
func passesUnderNone(t *rapid.T, pic drawing.Picture, l drawing.Route) {
	for i := 1; i+1 < len(l.Points); i += 2 {
		a, c := l.Points[i], l.Points[i+1]
		for _, b := range pic.Boxes {
			if a.Y > b.Y && a.Y < b.Y+b.Height && min(a.X, c.X) < b.X+drawing.BoxWidth && max(a.X, c.X) > b.X {
				t.Errorf("%v passes under %v", l, b)
			}
		}
	}
}

func TestTheSameInputInAnyOrderGivesTheSamePicture(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		boxes, links := graph(t)
		first := lay(t, boxes, links)
		shuffle := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		shuffle.Shuffle(len(boxes), func(i, j int) { boxes[i], boxes[j] = boxes[j], boxes[i] })
		shuffle.Shuffle(len(links), func(i, j int) { links[i], links[j] = links[j], links[i] })
		if again := lay(t, boxes, links); !reflect.DeepEqual(first, again) {
			t.Errorf("another order, another picture:\n%v\n%v", first, again)
		}
	})
}

func TestALinkLeadsRightwardsUnlessThatWouldCloseACircle(t *testing.T) {
	boxes := []drawing.Box{{"a", 50}, {"b", 50}, {"c", 50}}
	pic, err := drawing.Lay(boxes, []drawing.Link{{From: "a", To: "b"}, {From: "b", To: "c"}, {From: "c", To: "a", Against: true}})
	if err != nil {
		t.Fatal(err)
	}
	if a, b, c := pic.Boxes[0], pic.Boxes[1], pic.Boxes[2]; a.X >= b.X || b.X >= c.X {
		t.Errorf("a at %d, b at %d, c at %d", a.X, b.X, c.X)
	}
	against := pic.Links[2]
	if from, to := against.Points[0], against.Points[len(against.Points)-1]; from.X <= to.X {
		t.Errorf("what closes the circle runs from %v to %v", from, to)
	}
}

func TestABoxStandsBesideTheMiddleOfWhatItLeadsTo(t *testing.T) {
	boxes := []drawing.Box{{"a", 50}, {"x", 50}, {"y", 50}, {"z", 50}}
	pic, err := drawing.Lay(boxes, []drawing.Link{{From: "a", To: "x"}, {From: "a", To: "y"}, {From: "a", To: "z"}})
	if err != nil {
		t.Fatal(err)
	}
	if a, y := pic.Boxes[0], pic.Boxes[2]; a.Y != y.Y {
		t.Errorf("a at %d, and the middle of three at %d", a.Y, y.Y)
	}
}

func TestCrossingsThatNeedNotBeAreNotDrawn(t *testing.T) {
	boxes := []drawing.Box{{"a", 50}, {"b", 50}, {"c", 50}, {"x", 50}, {"y", 50}, {"z", 50}}
	pic, err := drawing.Lay(boxes, []drawing.Link{{From: "a", To: "z"}, {From: "b", To: "z"}, {From: "b", To: "y"}, {From: "c", To: "y"}, {From: "c", To: "x"}})
	if err != nil {
		t.Fatal(err)
	}
	for i, l := range pic.Links {
		for _, m := range pic.Links[:i] {
			if (l.Points[0].Y-m.Points[0].Y)*(l.Points[1].Y-m.Points[1].Y) < 0 {
				t.Errorf("%v crosses %v", l, m)
			}
		}
	}
}

func TestWhatCannotBeDrawnIsRefused(t *testing.T) {
	a, b := drawing.Box{Name: "a", Height: 50}, drawing.Box{Name: "b", Height: 50}
	for name, c := range map[string]struct {
		boxes []drawing.Box
		links []drawing.Link
	}{
		"a name given twice":         {boxes: []drawing.Box{a, a}},
		"a box that is not there":    {[]drawing.Box{a, b}, []drawing.Link{{From: "a", To: "c"}}},
		"a link to itself":           {[]drawing.Box{a, b}, []drawing.Link{{From: "a", To: "a"}}},
		"a box higher than a sheet":  {boxes: []drawing.Box{{Name: "a", Height: 5000}}},
		"a box without any height":   {boxes: []drawing.Box{{Name: "a"}}},
		"a link from what is nobody": {[]drawing.Box{a, b}, []drawing.Link{{To: "a"}}},
	} {
		if _, err := drawing.Lay(c.boxes, c.links); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
}

func TestNothingIsAPictureOfOneEmptySheet(t *testing.T) {
	pic, err := drawing.Lay(nil, nil)
	if err != nil || pic.Sheets() != 1 || len(pic.Boxes) != 0 {
		t.Errorf("%+v, %v", pic, err)
	}
}

func ExampleRoute_Path() {
	pic, _ := drawing.Lay([]drawing.Box{{"a", 50}, {"b", 50}}, []drawing.Link{{From: "a", To: "b"}})
	fmt.Println(pic.Links[0].Path())
	// Output: M224 37C252 37 252 37 280 37
}

// BenchmarkLay draws 100 boxes with 180 links, as of a case with a long report. It takes some 3 ms.
func BenchmarkLay(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	boxes, links := make([]drawing.Box, 100), make([]drawing.Link, 0, 180)
	for i := range boxes {
		boxes[i] = drawing.Box{Name: fmt.Sprintf("%03d", i), Height: 80 + random.IntN(60)}
	}
	for len(links) < cap(links) {
		from := random.IntN(80)
		links = append(links, drawing.Link{From: boxes[from].Name, To: boxes[from+1+random.IntN(99-from)].Name, Against: len(links)%9 == 0})
	}
	for b.Loop() {
		if _, err := drawing.Lay(boxes, links); err != nil {
			b.Fatal(err)
		}
	}
}
