package typeset

import (
	"fmt"
	"slices"
	"strings"
)

// Story is pictures with words: two in a row on A4, or a booklet of A5 pages that is printed on both sides of A4, folded and read in order.
type Story struct {
	Panels  []Panel `json:"panels"`
	End     string  `json:"end,omitempty"` // last words, such as how to reach who made it
	Booklet bool    `json:"booklet,omitempty"`
}

// Panel is one picture.
type Panel struct {
	SVG   []byte `json:"svg"` // made by this service
	Alt   string `json:"alt"`
	Words string `json:"words"`
}

// storySheet is a Story as the template wants it.
type storySheet struct {
	Panels  []panelSheet `json:"panels"`
	End     string       `json:"end"`
	Booklet bool         `json:"booklet"`
	Sides   [][2]int     `json:"sides"` // of a booklet: the page on the left and the one on the right of each side of paper
}

type panelSheet struct {
	Path  string `json:"path"`
	Alt   string `json:"alt"`
	Words string `json:"words"`
}

func (s *Story) sheet(files map[string][]byte) *storySheet {
	if s == nil {
		return nil
	}
	laid := &storySheet{End: s.End, Booklet: s.Booklet, Sides: s.sides()}
	for i, p := range s.Panels {
		path := fmt.Sprintf("/panel-%d.svg", i+1)
		files[path] = p.SVG
		laid.Panels = append(laid.Panels, panelSheet{path, p.Alt, p.Words})
	}
	return laid
}

// sides are the pages of a booklet as they stand on paper: with the cover first and the last words on the back, filled up to whole sheets, so that
// the sheets lie in each other and are folded once. Page 0 is the cover, a page after the last picture is empty but for the very last.
func (s *Story) sides() [][2]int {
	pages := (len(s.Panels) + 2 + 3) / 4 * 4
	var sides [][2]int
	for i := range pages / 2 {
		side := [2]int{pages - 1 - i, i}
		if i%2 == 1 {
			side = [2]int{i, pages - 1 - i}
		}
		sides = append(sides, side)
	}
	return sides
}

// texts are the words of a story in the order in which they stand on paper, with the title.
func (s *Story) texts(title string) []string {
	panel := func(i int) []string { return []string{fmt.Sprint(i), s.Panels[i-1].Words} }
	if !s.Booklet {
		all := []string{title}
		for i := range s.Panels {
			all = append(all, panel(i+1)...)
		}
		return append(all, s.End)
	}
	var all []string
	sides := s.sides()
	for _, side := range sides {
		for _, page := range side {
			switch {
			case page == 0:
				all = append(all, title)
			case page <= len(s.Panels):
				all = append(all, panel(page)...)
			case page == len(sides)*2-1:
				all = append(all, s.End)
			}
		}
	}
	return all
}

func (c *checker) story(s *Story) {
	if s == nil {
		return
	}
	c.must(len(s.Panels) > 0, "There is no picture.")
	c.text("the last words", s.End)
	for i, p := range s.Panels {
		where := fmt.Sprintf("picture %d", i+1)
		c.must(len(p.SVG) > 0 && strings.TrimSpace(p.Alt) != "", "A picture has no words for those who cannot see it.")
		c.line(where, p.Alt)
		c.text(where, p.Words)
	}
}

// sameStory reads the text of a story against what should stand there.
func sameStory(d Document, text string) error {
	p := &proof{text: []rune(plain(strings.ReplaceAll(text, PageBreak, " ")))}
	p.must("a picture", slices.DeleteFunc(d.Story.texts(d.Title), func(t string) bool { return t == "" })...)
	if p.failed == "" && strings.TrimSpace(string(p.text[p.at:])) != "" {
		p.failed = "after its end"
	}
	if p.failed != "" {
		return differs(p.failed)
	}
	return nil
}
