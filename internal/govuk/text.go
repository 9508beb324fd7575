package govuk

import (
	"context"
	"io"

	"github.com/a-h/templ"

	"candour/internal/words"
)

// Text is plain words where a component is wanted. They are escaped.
type Text string

// Render writes the words, escaped.
func (t Text) Render(_ context.Context, w io.Writer) error {
	_, err := io.WriteString(w, templ.EscapeString(string(t)))
	return err
}

type printerKey struct{}

// WithWords hands the printer of the reader's language to every component rendered in the context. Without one they speak English.
func WithWords(ctx context.Context, p words.Printer) context.Context {
	return context.WithValue(ctx, printerKey{}, p)
}

// printer is the one in the context, or the zero printer, which writes English.
func printer(ctx context.Context) words.Printer {
	p, _ := ctx.Value(printerKey{}).(words.Printer)
	return p
}

func say(ctx context.Context, english string, args ...any) string {
	return printer(ctx).Say(english, args...)
}
