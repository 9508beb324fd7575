package storyboard

import (
	"regexp"
	"slices"
	"strings"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/words"
)

// Kinds are the entries about storyboards.
var Kinds ledger.Set

// Looks are how the people and homes of a storyboard look, as the child chose them.
type Looks struct {
	Child      string   `json:"child"`                // a figure
	Skin       int      `json:"skin,omitempty"`       // 0 is yellow, 1 to 5 from light to dark
	Grown      []string `json:"grown,omitempty"`      // the figures of one or two adults
	GrownSkin  int      `json:"grownSkin,omitempty"`  // as Skin
	Worker     string   `json:"worker,omitempty"`     // a figure
	WorkerSkin int      `json:"workerSkin,omitempty"` // as Skin
	Home       string   `json:"home"`                 // a picture
	Calm       bool     `json:"calm,omitempty"`       // quiet colours, nothing in the background
	Large      bool     `json:"large,omitempty"`      // one large picture in a row
}

// About is what a picture explains.
type About struct {
	What pack.StoryAbout `json:"what"`
	Ref  ledger.Ref      `json:"ref,omitzero"`   // the entry, once it is named
	Said string          `json:"said,omitempty"` // what stands in the words because of it, such as a day
	Was  string          `json:"was,omitempty"`  // how it stood when the words were written
}

// PanelBody is one picture: a scene, up to three pictograms, a sentence or a few, and what it explains.
type PanelBody struct {
	Key      string   `json:"key"` // names it within its storyboard
	Scene    string   `json:"scene"`
	Pictures []string `json:"pictures,omitempty"`
	Words    string   `json:"words"`
	About    []About  `json:"about,omitempty"`
}

// MostPictures is how many pictograms one picture has at most.
const MostPictures = 3

// longestWords is how many letters stand under one picture: more is no longer a picture with words.
const longestWords = 400

func (b PanelBody) problems() (ps fault.Fields) {
	_, known := SceneOf(b.Scene)
	ps.Need(known, "scene", "Choose a scene")
	ps.Need(len(b.Pictures) <= MostPictures, "pictures", "Choose three pictures at most")
	ps.Need(!slices.ContainsFunc(b.Pictures, func(p string) bool { return !IsPicture(p) }), "pictures", "Choose from the pictures shown")
	ps.Need(strings.TrimSpace(b.Words) != "", "words", "Write what the picture says")
	ps.Need(len(b.Words) <= longestWords, "words", "Write less: two or three short sentences")
	return ps
}

// BegunBody begins a storyboard for one child.
type BegunBody struct {
	Child    ledger.Ref  `json:"child"`
	Story    string      `json:"story"` // of the pack
	Stage    pack.Stage  `json:"stage"`
	Language string      `json:"language"` // BCP 47
	Title    string      `json:"title"`
	Looks    Looks       `json:"looks"`
	Panels   []PanelBody `json:"panels"`
}

// Validate asks for a child, a title and one to twelve pictures.
func (b BegunBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Child.IsZero(), "child", "Choose the child")
	ps.Need(b.Title != "" && len(b.Panels) > 0 && len(b.Panels) <= pack.MostPanels, "story", "Choose a story")
	for _, p := range b.Panels {
		ps = append(ps, p.problems()...)
	}
	return ps.Err()
}

var exampleBoard = ledger.Ref{Stream: "5b1f6c6e-8a43-4b62-9a0e-1d2f3c4b5a69", Entry: "0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e31"}

func exampleEntry(last string) ledger.Ref {
	return ledger.Ref{Stream: exampleBoard.Stream, Entry: ledger.EntryID("0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e" + last)}
}

var examplePanel = PanelBody{
	Key: "day", Scene: "next", Pictures: []string{"spiral-calendar", "classical-building"},
	Words: "On Tuesday 5 January people meet at the court. You do not have to go.",
	About: []About{{What: pack.AboutHearing, Ref: exampleEntry("32"), Said: "Tuesday 5 January", Was: "2027-01-05"}},
}

// Begun begins a storyboard.
var Begun = ledger.Define(&Kinds, "storyboard.begun/1", ledger.Spec[BegunBody]{
	Means: "A storyboard was begun for this child from a ready-made story, filled from the case.",
	May:   access.CaseWorker,
	Refs:  func(b BegunBody) []ledger.Ref { return []ledger.Ref{b.Child} },
	Line: func(p words.Printer, b BegunBody) words.Line {
		return words.Line{Text: p.Say("Storyboard begun"), Words: b.Title}
	},
	Example: BegunBody{
		Child: exampleEntry("33"), Story: "next", Stage: pack.Younger, Language: "en", Title: "What is happening, Isla",
		Looks: Looks{Child: "girl", Skin: 3, Grown: []string{"woman", "man"}, GrownSkin: 3, Worker: "woman", WorkerSkin: 5, Home: "house"}, Panels: []PanelBody{examplePanel},
	},
})

// WrittenBody is a picture as it is from now on: a new one, or another in place of one there was.
type WrittenBody struct {
	Board ledger.Ref `json:"board"`
	Panel PanelBody  `json:"panel"`
	Mends bool       `json:"mends,omitempty"` // because what it explains changed
}

// Validate asks what a picture must have.
func (b WrittenBody) Validate() error { return b.Panel.problems().Err() }

func ofBoard(p words.Printer, said, more string) words.Line {
	return words.Line{Text: p.Say(said), Words: more}
}

// Written changes or adds a picture.
var Written = ledger.Define(&Kinds, "storyboard.written/1", ledger.Spec[WrittenBody]{
	Means: "A picture of a storyboard was added, changed, or put right because what it explains changed.",
	May:   access.CaseWorker,
	Refs:  func(b WrittenBody) []ledger.Ref { return []ledger.Ref{b.Board} },
	Line: func(p words.Printer, b WrittenBody) words.Line {
		return ofBoard(p, "Picture of a storyboard changed", b.Panel.Words)
	},
	Example: WrittenBody{Board: exampleBoard, Panel: examplePanel, Mends: true},
})

// ArrangedBody is the order of the pictures. One that is not named is no longer in the storyboard.
type ArrangedBody struct {
	Board  ledger.Ref `json:"board"`
	Panels []string   `json:"panels"` // their keys
}

// Validate keeps one picture at least.
func (b ArrangedBody) Validate() error {
	var ps fault.Fields
	ps.Need(len(b.Panels) > 0, "panels", "A storyboard keeps at least one picture")
	return ps.Err()
}

// Arranged puts the pictures in order.
var Arranged = ledger.Define(&Kinds, "storyboard.arranged/1", ledger.Spec[ArrangedBody]{
	Means: "The pictures of a storyboard were put in this order, and those not named were taken out.",
	May:   access.CaseWorker,
	Refs:  func(b ArrangedBody) []ledger.Ref { return []ledger.Ref{b.Board} },
	Line: func(p words.Printer, b ArrangedBody) words.Line {
		return ofBoard(p, "Storyboard put in order", "")
	},
	Example: ArrangedBody{Board: exampleBoard, Panels: []string{"me", "day"}},
})

// LooksBody changes how a storyboard looks.
type LooksBody struct {
	Board ledger.Ref `json:"board"`
	Looks Looks      `json:"looks"`
}

// LooksChosen changes the people and homes of a storyboard.
var LooksChosen = ledger.Define(&Kinds, "storyboard.looks/1", ledger.Spec[LooksBody]{
	Means: "How the people and homes of a storyboard look was chosen again.",
	May:   access.CaseWorker,
	Refs:  func(b LooksBody) []ledger.Ref { return []ledger.Ref{b.Board} },
	Line: func(p words.Printer, b LooksBody) words.Line {
		return ofBoard(p, "Looks of a storyboard chosen", "")
	},
	Example: LooksBody{Board: exampleBoard, Looks: Looks{Child: "boy", Skin: 2, Grown: []string{"woman", "woman"}, Home: "house", Calm: true}},
})

// Stroke is a line that somebody drew with a finger or a pen, in a field of 320 by 184.
type Stroke struct {
	Path   string `json:"path"`   // of SVG: a move, then lines and curves
	Colour string `json:"colour"` // of Colours
	Width  int    `json:"width"`  // 1 to 24
}

// DrawnBody is a drawing in a picture. Without a line it takes an earlier drawing away.
type DrawnBody struct {
	Board   ledger.Ref `json:"board"`
	Panel   string     `json:"panel"`
	Strokes []Stroke   `json:"strokes,omitempty"`
}

// Colours are what a child draws with.
var Colours = []string{"#1e2127", "#c62828", "#e07b00", "#2e7d32", "#1c4f8c", "#7b1fa2", "#8a5a3c"}

// pathShape is a path as the pages make it. Nothing else is drawn.
var pathShape = regexp.MustCompile(`^M-?\d{1,4}(\.\d)? -?\d{1,4}(\.\d)?([LQ](-?\d{1,4}(\.\d)? ?)+)*$`)

const (
	mostStrokes = 400
	longestPath = 8000
)

// Validate refuses what is no drawing.
func (b DrawnBody) Validate() error {
	var ps fault.Fields
	ps.Need(len(b.Strokes) <= mostStrokes, "strokes", "This drawing has too many lines. Begin another picture")
	for _, s := range b.Strokes {
		ps.Need(len(s.Path) <= longestPath && pathShape.MatchString(s.Path) && slices.Contains(Colours, s.Colour) && s.Width >= 1 && s.Width <= 24, "strokes", "This drawing could not be read. Draw it again")
	}
	return ps.Err()
}

// Drawn is the child’s own drawing.
var Drawn = ledger.Define(&Kinds, "storyboard.drawn/1", ledger.Spec[DrawnBody]{
	Means: "The child drew in a picture of their storyboard.",
	May:   access.CaseWorker,
	Refs:  func(b DrawnBody) []ledger.Ref { return []ledger.Ref{b.Board} },
	Line: func(p words.Printer, b DrawnBody) words.Line {
		return ofBoard(p, "The child drew in their storyboard", "")
	},
	Example: DrawnBody{Board: exampleBoard, Panel: "day", Strokes: []Stroke{{Path: "M10 20L30.5 40Q50 60 70 80", Colour: "#1e2127", Width: 6}}},
})

// AnsweredBody is what the child says of a picture: right, or not.
type AnsweredBody struct {
	Board ledger.Ref `json:"board"`
	Panel string     `json:"panel"`
	Right bool       `json:"right"`
	Words string     `json:"words,omitempty"` // what is not right, in the child’s words
}

// longestAnswer is how long what a child says of one picture may be.
const longestAnswer = 2000

// Validate bounds the words.
func (b AnsweredBody) Validate() error {
	var ps fault.Fields
	ps.Need(len(b.Words) <= longestAnswer, "words", "Write less: a few sentences")
	return ps.Err()
}

// Answered is the child’s answer to a picture.
var Answered = ledger.Define(&Kinds, "storyboard.answered/1", ledger.Spec[AnsweredBody]{
	Means: "The child said of a picture that it is right, or that it is not and why.",
	May:   access.CaseWorker,
	Refs:  func(b AnsweredBody) []ledger.Ref { return []ledger.Ref{b.Board} },
	Line: func(p words.Printer, b AnsweredBody) words.Line {
		if b.Right {
			return ofBoard(p, "The child said that a picture is right", b.Words)
		}
		return ofBoard(p, "The child said that a picture is not right", b.Words)
	},
	Example: AnsweredBody{Board: exampleBoard, Panel: "words", Words: "Sometimes one sleep at Daddy’s."},
})

// PrintedBody says how a storyboard was printed.
type PrintedBody struct {
	Board   ledger.Ref `json:"board"`
	Booklet bool       `json:"booklet,omitempty"` // to fold, and not as a sheet
}

// Printed says that a storyboard was printed for the child.
var Printed = ledger.Define(&Kinds, "storyboard.printed/1", ledger.Spec[PrintedBody]{
	Means: "A storyboard was made into a paper for the child, without a family name or case number.",
	May:   access.CaseWorker,
	Refs:  func(b PrintedBody) []ledger.Ref { return []ledger.Ref{b.Board} },
	Line: func(p words.Printer, b PrintedBody) words.Line {
		return ofBoard(p, "Storyboard printed for the child", "")
	},
	Example: PrintedBody{Board: exampleBoard, Booklet: true},
})
