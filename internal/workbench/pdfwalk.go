package workbench

import (
	"math"
	"strings"

	"github.com/ledongthuc/pdf"
)

// walker follows the drawing commands of one page and keeps what they show.
type walker struct {
	file     *pdfFile
	state    drawing
	saved    []drawing
	runs     []run
	fields   []string
	pictures []pagesPicture
	missing  bool
}

// drawing is the part of the graphics state that says where words stand.
type drawing struct {
	page    matrix // from the present space to the page
	line    matrix // where the present line of text begins
	pen     matrix // where the next letter goes
	font    pdf.Font
	size    float64
	leading float64
}

// run is a piece of text with its place: the start of its base line, where it ends at a guess, and how high its letters are.
type run struct {
	x, y, end, size float64
	text            string
}

// matrix is a, b, c, d, e, f of ISO 32000-1, 8.3.4.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// after is the matrix that does m first and n then.
func (m matrix) after(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func shift(x, y float64) matrix { return matrix{1, 0, 0, 1, x, y} }

// deepest bounds forms drawn within forms; a form that draws itself would never end.
const deepest = 8

// content follows one stream of commands with the fonts and pictures it may name.
func (w *walker) content(stream, resources pdf.Value, depth int) {
	if stream.IsNull() {
		return
	}
	if depth == 0 {
		w.state = drawing{page: identity, line: identity, pen: identity}
	}
	pdf.Interpret(stream, func(stack *pdf.Stack, op string) {
		args := make([]pdf.Value, stack.Len())
		for i := len(args) - 1; i >= 0; i-- {
			args[i] = stack.Pop()
		}
		w.command(op, args, resources, depth)
	})
}

// command obeys one operator, and passes over those that place no words or pictures, and those with too few operands.
func (w *walker) command(op string, args []pdf.Value, resources pdf.Value, depth int) {
	if len(args) < operands[op] {
		return
	}
	s := &w.state
	switch op {
	case "q":
		w.save()
	case "Q":
		w.restore()
	case "cm":
		s.page = matrixOf(args).after(s.page)
	case "BT":
		s.line, s.pen = identity, identity
	case "Tm":
		s.line = matrixOf(args)
		s.pen = s.line
	case "Td":
		s.nextLine(args[0].Float64(), args[1].Float64())
	case "TD":
		s.leading = -args[1].Float64()
		s.nextLine(args[0].Float64(), args[1].Float64())
	case "T*":
		s.nextLine(0, -s.leading)
	case "TL":
		s.leading = args[0].Float64()
	case "Tf":
		s.font, s.size = pdf.Font{V: resources.Key("Font").Key(args[0].Name())}, args[1].Float64()
	case "Tj":
		w.show(args[0])
	case "'":
		s.nextLine(0, -s.leading)
		w.show(args[0])
	case "\"":
		s.nextLine(0, -s.leading)
		w.show(args[2])
	case "TJ":
		w.showSpaced(args[0])
	case "Do":
		w.draw(resources.Key("XObject").Key(args[0].Name()), resources, depth)
	case "BI":
		w.missing = true // a picture within the commands
	}
}

var operands = map[string]int{"cm": 6, "Tm": 6, "Td": 2, "TD": 2, "TL": 1, "Tf": 2, "Tj": 1, "'": 1, "\"": 3, "TJ": 1, "Do": 1}

func (w *walker) save() {
	const most = 256
	if len(w.saved) < most {
		w.saved = append(w.saved, w.state)
	}
}

func (w *walker) restore() {
	if n := len(w.saved); n > 0 {
		w.state, w.saved = w.saved[n-1], w.saved[:n-1]
	}
}

func matrixOf(args []pdf.Value) (m matrix) {
	for i := range m {
		m[i] = args[i].Float64()
	}
	return m
}

func (s *drawing) nextLine(x, y float64) {
	s.line = shift(x, y).after(s.line)
	s.pen = s.line
}

func (w *walker) show(v pdf.Value) { w.write(w.decode(v)) }

// showSpaced shows pieces with gaps between them, in thousandths of a letter's height; a wide one is a space that nobody typed.
func (w *walker) showSpaced(v pdf.Value) {
	const space = -180
	var text strings.Builder
	for i := range v.Len() {
		piece := v.Index(i)
		if piece.Kind() == pdf.String {
			text.WriteString(w.decode(piece))
		} else if piece.Float64() < space && !strings.HasSuffix(text.String(), " ") {
			text.WriteByte(' ')
		}
	}
	w.write(text.String())
}

func (w *walker) decode(v pdf.Value) string {
	if w.state.font.V.IsNull() {
		return v.RawString()
	}
	return w.state.font.Encoder().Decode(v.RawString())
}

// write keeps a run and moves the pen past it. Widths are guessed at half a letter's height each: they only tell words apart.
func (w *walker) write(text string) {
	if text == "" {
		return
	}
	s := &w.state
	place := s.pen.after(s.page)
	height := math.Abs(s.size) * math.Hypot(place[2], place[3])
	width := float64(len([]rune(text))) * 0.5
	s.pen = shift(width*s.size, 0).after(s.pen)
	w.runs = append(w.runs, run{x: place[4], y: place[5], end: place[4] + width*height, size: height, text: text})
}

// text is the fields, then the runs in the order of the file: on one line where they stand on one, apart where there is room between.
func (w *walker) text() string {
	var out strings.Builder
	for _, f := range w.fields {
		out.WriteString(f + "\n")
	}
	for i, r := range w.runs {
		if i > 0 {
			out.WriteString(between(w.runs[i-1], r))
		} else if len(w.fields) > 0 {
			out.WriteString("\n")
		}
		out.WriteString(r.text)
	}
	return tidy(out.String())
}

func between(a, b run) string {
	size := max(a.size, b.size, 1)
	switch down := math.Abs(a.y - b.y); {
	case down > 1.9*size:
		return "\n\n"
	case down > 0.4*size:
		return "\n"
	case strings.HasSuffix(a.text, " ") || strings.HasPrefix(b.text, " "):
		return ""
	case b.x-a.end > 2*size:
		return "   " // the next column
	case math.Abs(b.x-a.end) > 0.6*size*max(1, float64(len([]rune(a.text)))*0.12):
		return " "
	}
	return ""
}
