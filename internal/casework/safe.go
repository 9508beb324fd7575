package casework

import (
	"strings"

	"candour/internal/ledger"
	"candour/internal/words"
)

// SafeContact is how it is safe to reach somebody. The zero value means that nobody has asked yet.
type SafeContact struct {
	SafeBody
	Entry ledger.Entry // who recorded it and when
}

// Safe is how it is safe to reach the person.
func (p *Person) Safe() SafeContact {
	if p.safe == nil {
		return SafeContact{}
	}
	return SafeContact{*p.safe, p.safeAt}
}

// Asked reports whether anybody has asked.
func (c SafeContact) Asked() bool { return !c.Of.IsZero() }

// Sentences are what to know before reaching for the telephone, one thing a sentence. What was not asked is said to be not asked.
func (c SafeContact) Sentences(p words.Printer) []string {
	if !c.Asked() {
		return []string{p.Say("How it is safe to reach them: not asked yet.")}
	}
	out := []string{
		c.messages(p),
		c.post(p),
	}
	if given(c.Times) {
		out = append([]string{p.Say("When: %s.", stop(c.Times))}, out...)
	}
	if given(c.MayAnswer) {
		out = append(out, p.Say("Who may answer: %s.", stop(c.MayAnswer)))
	}
	if given(c.Beware) {
		out = append(out, p.Say("Beware: %s.", stop(c.Beware)))
	}
	return out
}

func (c SafeContact) messages(p words.Printer) string {
	switch c.Messages {
	case YesIsSafe:
		return p.Say("Messages may be left.")
	case NotSafe:
		return p.Say("Leave no messages.")
	default:
		return p.Say("Whether messages are safe: not asked yet.")
	}
}

func (c SafeContact) post(p words.Printer) string {
	switch c.Post {
	case YesIsSafe:
		return p.Say("Post is safe.")
	case NotSafe:
		return p.Say("Send no post.")
	default:
		return p.Say("Whether post is safe: not asked yet.")
	}
}

// stop takes the final full stop off a sentence that will get one.
func stop(sentence string) string { return strings.TrimRight(strings.TrimSpace(sentence), ".") }
