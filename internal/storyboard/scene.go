package storyboard

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// Scene is where a picture plays: a background, and places for people, homes and pictograms. Its field is 320 by 184.
type Scene struct {
	ID    string
	Name  string // as a form offers it
	shows string // as words for whoever does not see it
	back  string // SVG
	sits  []place
	front string // SVG, before the people
	after []place
}

// place is where something stands in a scene.
type place struct {
	role    string // who or what; “1” to “3” are the pictograms of the picture
	x, y, s float64
	coat    string // of a person: the colour
	leans   float64
}

const (
	floor = `<rect width="320" height="184" fill="%s"/><rect y="140" width="320" height="44" fill="%s"/>`
	hills = `<rect width="320" height="184" fill="#dcebf3"/><path d="M0 140c60-34 120-34 168-14s100 14 152-6v64H0z" fill="#c7dcb4"/>`
)

// Scenes are those that a picture may have, in the order in which a form offers them.
var Scenes = []Scene{
	{
		ID: "talk", Name: "Two people talk", shows: "A grown-up and a child talk to each other.",
		back: fmt.Sprintf(floor, "#f6ead2", "#e0c9a2") + `<rect x="112" y="20" width="96" height="58" rx="3" fill="#fff8e8" stroke="#cbb384" stroke-width="3"/><ellipse cx="160" cy="164" rx="130" ry="17" fill="#b98b6c" opacity=".55"/>`,
		sits: []place{{role: "1", x: 122, y: 30, s: 38}, {role: "2", x: 162, y: 30, s: 38}, {role: "worker", x: 44, y: 58, s: 80, coat: "#3d6f74"}, {role: "child", x: 192, y: 74, s: 68, coat: "#d9a23b"}, {role: "3", x: 264, y: 120, s: 46}},
	},
	{
		ID: "homes", Name: "Homes", shows: "Two homes with a path between them, and the grown-ups of the family.",
		back: hills + `<path d="M88 152c44 20 100 20 144 0" fill="none" stroke="#fff" stroke-width="9" stroke-dasharray="2 15" stroke-linecap="round"/>`,
		sits: []place{{role: "home", x: 12, y: 34, s: 104}, {role: "home", x: 206, y: 38, s: 98}, {role: "grown1", x: 92, y: 88, s: 46, coat: "#8a5a83"}, {role: "grown2", x: 184, y: 88, s: 46, coat: "#4d7350"},
			{role: "1", x: 137, y: 20, s: 46}, {role: "2", x: 142, y: 72, s: 38}, {role: "3", x: 142, y: 112, s: 34}},
	},
	{
		ID: "court", Name: "At the court", shows: "A judge sits at a big desk.",
		back:  fmt.Sprintf(floor, "#e9e2f0", "#cdbfdd"),
		sits:  []place{{role: "1", x: 22, y: 40, s: 72}, {role: "judge", x: 112, y: 18, s: 100}, {role: "2", x: 234, y: 36, s: 74}},
		front: `<rect x="78" y="118" width="168" height="52" rx="4" fill="#8a5a3c"/><rect x="70" y="110" width="184" height="14" rx="4" fill="#a56d49"/>`,
		after: []place{{role: "3", x: 140, y: 124, s: 42}},
	},
	{
		ID: "told", Name: "The child says or thinks", shows: "A child with a big bubble of what they say or think.",
		back: fmt.Sprintf(floor, "#e4f0e6", "#bcd6bf") + `<path d="M98 20h204a12 12 0 0 1 12 12v66a12 12 0 0 1-12 12H128l-22 22 4-22H98a12 12 0 0 1-12-12V32a12 12 0 0 1 12-12z" fill="#fff" stroke="#8aa88d" stroke-width="3"/>`,
		sits: []place{{role: "1", x: 100, y: 34, s: 60}, {role: "2", x: 170, y: 34, s: 60}, {role: "3", x: 240, y: 34, s: 60}, {role: "child", x: 4, y: 78, s: 80, coat: "#d9a23b"}},
	},
	{
		ID: "next", Name: "A day that comes", shows: "A road with a car on its way.",
		back:  hills,
		sits:  []place{{role: "1", x: 18, y: 32, s: 86}, {role: "2", x: 118, y: 34, s: 86}, {role: "3", x: 220, y: 42, s: 84}},
		front: `<rect y="148" width="320" height="36" fill="#6d6a62"/><path d="M8 166h304" stroke="#fff" stroke-width="3" stroke-dasharray="16 14"/>`,
		after: []place{{role: "car", x: 128, y: 112, s: 54}},
	},
	{
		ID: "people", Name: "People", shows: "Grown-ups and a child stand together.",
		back: fmt.Sprintf(floor, "#e3edf0", "#c0d3d8"),
		sits: []place{{role: "1", x: 44, y: 14, s: 54}, {role: "2", x: 134, y: 14, s: 54}, {role: "3", x: 224, y: 14, s: 54},
			{role: "grown1", x: 22, y: 86, s: 60, coat: "#8a5a83"}, {role: "grown2", x: 92, y: 86, s: 60, coat: "#4d7350"}, {role: "child", x: 166, y: 102, s: 52, coat: "#d9a23b"}, {role: "worker", x: 236, y: 86, s: 60, coat: "#3d6f74"}},
	},
	{
		ID: "stop", Name: "You can tell me", shows: "A drawing on paper and things to draw with.",
		back: fmt.Sprintf(floor, "#fbe9dc", "#eccbb2") + `<rect x="140" y="26" width="130" height="110" rx="3" fill="#fff" stroke="#d3b69e" stroke-width="3" transform="rotate(-4 200 90)"/>`,
		sits: []place{{role: "2", x: 160, y: 40, s: 82, leans: -4}, {role: "3", x: 248, y: 96, s: 56}, {role: "1", x: 30, y: 44, s: 96}},
	},
	{
		ID: "calm", Name: "A quiet place", shows: "A quiet place.",
		back: hills + `<circle cx="160" cy="86" r="76" fill="#fff" opacity=".6"/>`,
		sits: []place{{role: "1", x: 104, y: 30, s: 112}, {role: "2", x: 20, y: 62, s: 68}, {role: "3", x: 234, y: 62, s: 68}},
	},
	{
		ID: "drawing", Name: "A sheet of paper", shows: "A sheet of paper.",
		back: `<rect width="320" height="184" fill="#fffdf7"/>`,
		sits: []place{{role: "1", x: 20, y: 62, s: 80}, {role: "2", x: 120, y: 62, s: 80}, {role: "3", x: 220, y: 62, s: 80}},
	},
}

// SceneOf is a scene by its id.
func SceneOf(id string) (Scene, bool) {
	i := slices.IndexFunc(Scenes, func(s Scene) bool { return s.ID == id })
	if i < 0 {
		return Scene{}, false
	}
	return Scenes[i], true
}

// Sketch is a picture ready to be drawn.
type Sketch struct {
	Alt     string
	back    string
	front   string
	parts   []part
	after   []part
	strokes []Stroke
}

// part is a drawing within a sketch, with the coat under a face.
type part struct {
	body       string
	x, y, s    string
	coat, path string
	turn       string
}

// SketchOf is a picture with the looks of its storyboard. The prefix keeps the names in it apart from those of others on the page.
func SketchOf(body PanelBody, looks Looks, strokes []Stroke, prefix string) Sketch {
	scene, _ := SceneOf(body.Scene)
	k := Sketch{Alt: altOfPanel(scene, body.Pictures, len(strokes) > 0), back: scene.back, front: scene.front, strokes: strokes}
	if looks.Calm {
		k.back = `<rect width="320" height="184" fill="#f4f2ec"/>`
	}
	k.parts = parts(scene.sits, body, looks, prefix)
	k.after = parts(scene.after, body, looks, prefix+"z")
	return k
}

func altOfPanel(scene Scene, pictures []string, drawn bool) string {
	alt := scene.shows
	var all []string
	for _, p := range pictures {
		all = append(all, Alt(p))
	}
	if len(all) > 0 {
		alt += " With " + strings.Join(all, ", ") + "."
	}
	if drawn {
		alt += " With a drawing by the child."
	}
	return alt
}

func parts(places []place, body PanelBody, looks Looks, prefix string) []part {
	var all []part
	for i, at := range places {
		name := at.shows(body.Pictures, looks)
		if name == "" {
			continue
		}
		p := part{body: drawn(name, fmt.Sprintf("%s-%d", prefix, i)), x: number(at.x), y: number(at.y), s: number(at.s)}
		if at.coat != "" {
			p.coat, p.path = at.coat, at.torso()
		}
		if at.leans != 0 {
			p.turn = fmt.Sprintf("rotate(%g 200 90)", at.leans)
		}
		all = append(all, p)
	}
	return all
}

// shows is the drawing that stands in a place; "" for none.
func (at place) shows(pictures []string, l Looks) string {
	switch at.role {
	case "child":
		return figure(l.Child, l.Skin)
	case "worker":
		return figure(cmp.Or(l.Worker, "woman"), l.WorkerSkin)
	case "judge":
		return "judge"
	case "home":
		return l.Home
	case "car":
		return "automobile"
	case "grown1", "grown2":
		if i := int(at.role[5] - '1'); i < len(l.Grown) {
			return figure(l.Grown[i], l.GrownSkin)
		}
		return ""
	default:
		if i := int(at.role[0] - '1'); i < len(pictures) {
			return figure(pictures[i], l.Skin)
		}
		return ""
	}
}

// torso is the outline of somebody’s coat under their face.
func (at place) torso() string {
	s := at.s
	return fmt.Sprintf("M%s %sc0-%s %s-%s %s-%ss%s %s %s %sz", number(at.x+.12*s), number(at.y+1.42*s), number(.46*s), number(.14*s), number(.6*s),
		number(.38*s), number(.6*s), number(.38*s), number(.14*s), number(.38*s), number(.6*s))
}

func number(n float64) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.2f", n), "0"), ".")
}

// SVG is the sketch as a file.
func (k Sketch) SVG(ctx context.Context) ([]byte, error) {
	var out bytes.Buffer
	if err := Draws(k).Render(ctx, &out); err != nil {
		return nil, fmt.Errorf("draw a picture: %w", err)
	}
	return out.Bytes(), nil
}

// pictogram is a single pictogram, beside words that say the same.
func pictogram(name string, skin int, prefix string) string { return drawn(figure(name, skin), prefix) }
