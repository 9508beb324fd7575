package demopage

import (
	"github.com/a-h/templ"

	"candour/internal/web"
)

// walkPage leads through the main job, from the court's application to the filed report and what comes after.
type walkPage struct{ visit *web.Visit }

func (p walkPage) Title() string         { return "Walk-through" }
func (p walkPage) Body() templ.Component { return walkBody(p) }

func (p Pages) walk(v *web.Visit) (web.Page, error) { return walkPage{v}, nil }
