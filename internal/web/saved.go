package web

import (
	"io"
	"net/http"

	"github.com/a-h/templ"
)

// saved tells the script that a draft is kept.
type saved struct{ sentence string }

func (saved) Title() string         { return "" }
func (saved) Body() templ.Component { return templ.NopComponent }
func (s saved) respond(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = io.WriteString(w, s.sentence)
}
