package reportpage

import (
	"fmt"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/typeset"
	"candour/internal/web"
)

// asReadPage is a report as others will read it: the same data that becomes the PDF, on a page that prints well.
type asReadPage struct {
	onReport
	doc typeset.Document
}

func (p asReadPage) Title() string         { return p.v.Type.Name }
func (p asReadPage) Body() templ.Component { return asReadBody(p) }

func (p Pages) asRead(c *web.Case) (web.Page, error) {
	v, err := p.view(c)
	if err != nil {
		return nil, err
	}
	return asReadPage{v.page(), v.Document()}, nil
}

// inBrackets are numbers as they are printed, kept together on their line: " [1, 2]".
func inBrackets[N int | string](left string, numbers []N, right string) string {
	if len(numbers) == 0 {
		return ""
	}
	var all []string
	for _, n := range numbers {
		all = append(all, fmt.Sprint(n))
	}
	return "\u00a0" + left + strings.Join(all, ",\u00a0") + right
}

// usedIn are the paragraphs that rest on a source.
func (p asReadPage) usedIn(source int) string {
	var all []string
	for _, s := range p.doc.Sections {
		for _, b := range s.Blocks {
			if b.Paragraph != nil && rests(b.Paragraph, source) {
				all = append(all, b.Paragraph.Number)
			}
		}
	}
	return strings.Join(all, ", ")
}

func rests(p *typeset.Paragraph, source int) bool {
	all := p.Sources
	for _, s := range p.Statements {
		all = append(all[:len(all):len(all)], s.Sources...)
	}
	for _, n := range all {
		if n == source {
			return true
		}
	}
	return false
}

func cells(texts []string) []templ.Component {
	all := make([]templ.Component, len(texts))
	for i, t := range texts {
		all[i] = lines(t)
	}
	return all
}
