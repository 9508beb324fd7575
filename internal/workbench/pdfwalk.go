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
	fonts    map[string]*typeface // of the stream that is followed, by the names that it has for them
}

// drawing is the part of the graphics state that says where words stand.
type drawing struct {
	page    matrix // from the present space to the page
	line    matrix // where the present line of text begins
	pen     matrix // where the next letter goes
	font    *typeface
	size    float64
	leading float64

	apart     float64 // after each letter (Tc), in units of text
	apartWord float64 // after each space of one byte besides (Tw)
	stretch   float64 // letters and gaps from side to side (Tz); 1 is as they are
}

// run is a piece of text with its place: the start of its base line, where it ends, and how high its letters are.
type run struct {
	x, y, end, size float64
	text            string
	guessed         bool // the font does not say how wide its letters are
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
		w.state = drawing{page: identity, line: identity, pen: identity, font: &typeface{}, stretch: 1}
	}
	outside := w.fonts
	w.fonts = map[string]*typeface{}
	defer func() { w.fonts = outside }()
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
		s.font, s.size = w.fontOf(args[0].Name(), resources), args[1].Float64()
	case "Tc":
		s.apart = args[0].Float64()
	case "Tw":
		s.apartWord = args[0].Float64()
	case "Tz":
		s.stretch = args[0].Float64() / 100
	case "Tj":
		w.show(args[0])
	case "'":
		s.nextLine(0, -s.leading)
		w.show(args[0])
	case "\"":
		s.apartWord, s.apart = args[0].Float64(), args[1].Float64()
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

var operands = map[string]int{"cm": 6, "Tm": 6, "Td": 2, "TD": 2, "TL": 1, "Tf": 2, "Tc": 1, "Tw": 1, "Tz": 1, "Tj": 1, "'": 1, "\"": 3, "TJ": 1, "Do": 1}

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

// fontOf is the font of a name in the stream that is followed, read once.
func (w *walker) fontOf(name string, resources pdf.Value) *typeface {
	if w.fonts[name] == nil {
		w.fonts[name] = typefaceOf(resources.Key("Font").Key(name))
	}
	return w.fonts[name]
}

// piece is text that is shown, and how far the pen moves over it, in units of text.
type piece struct {
	text string
	wide float64
}

// piece is what a string of the commands shows.
func (s *drawing) piece(v pdf.Value) piece {
	raw := v.RawString()
	letters, spaces := s.font.count(raw)
	wide := s.font.width(raw)*s.size + float64(letters)*s.apart + float64(spaces)*s.apartWord
	return piece{s.font.decode(raw), wide * s.stretch}
}

func (w *walker) show(v pdf.Value) { w.write(w.state.piece(v)) }

// showSpaced shows pieces with gaps between them, in thousandths of a letter's height; a wide one is a space that nobody typed.
func (w *walker) showSpaced(v pdf.Value) {
	const space = -180
	s, all, gap := &w.state, piece{}, false
	for i := range v.Len() {
		if by := v.Index(i); by.Kind() != pdf.String {
			gap = gap || by.Float64() < space
			all.wide -= by.Float64() / 1000 * s.size * s.stretch
			continue
		}
		p := s.piece(v.Index(i))
		if gap && all.text != "" && !strings.HasSuffix(all.text, " ") && !strings.HasPrefix(p.text, " ") {
			all.text += " "
		}
		all, gap = piece{all.text + p.text, all.wide + p.wide}, false
	}
	w.write(all)
}

// write keeps a run and moves the pen past it.
func (w *walker) write(p piece) {
	s := &w.state
	place := s.pen.after(s.page)
	s.pen = shift(p.wide, 0).after(s.pen)
	if p.text == "" {
		return
	}
	height := math.Abs(s.size) * math.Hypot(place[2], place[3])
	end := s.pen.after(s.page)[4]
	w.runs = append(w.runs, run{x: place[4], y: place[5], end: end, size: height, text: p.text, guessed: !s.font.measured})
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
	case b.x-a.end > a.leastSpace(size) || a.end-b.x > a.mostBack(size):
		return " "
	}
	return ""
}

// leastSpace is how much room after a run is a space that nobody typed: less than the narrowest of a line that is set close, and more than letters are moved
// to fit. Where it is a guess where the run ends, that may be wrong by more the longer it is.
func (r run) leastSpace(size float64) float64 {
	if r.guessed {
		return 0.6 * size * max(1, float64(len([]rune(r.text)))*0.12)
	}
	return 0.15 * size
}

// mostBack is how far back the next run may begin and still go on with the word, as an accent does.
func (r run) mostBack(size float64) float64 { return max(r.leastSpace(size), 0.6*size) }
