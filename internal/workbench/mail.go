package workbench

import (
	"context"
	"encoding/json"
	"errors"
	"unicode/utf8"

	"candour/internal/fault"
	"candour/internal/workbench/mailfile"
)

// Mail reads an e-mail from outside: an .eml or .msg file, or one that was copied as text. So many are read at once; the next waits for its turn.
func (b *Bench) Mail(ctx context.Context, file []byte) (m mailfile.Mail, err error) {
	done, err := b.mails.turn(ctx, mailWaits)
	if err != nil {
		return mailfile.Mail{}, err
	}
	defer done()
	answer, err := b.read(ctx, kindMail, file)
	if err != nil {
		return mailfile.Mail{}, notTakenIn(err)
	}
	if err := json.Unmarshal(answer.body, &m); err != nil {
		return mailfile.Mail{}, notTakenIn(unreadableFile(errFrame))
	}
	return tidyMail(m), nil
}

// notTakenIn gives a failure the sentence for an e-mail, which is read before it is kept. What a refusal says of an e-mail stays.
func notTakenIn(err error) error {
	var r refusal
	kind := fault.KindOf(err)
	switch {
	case kind == fault.Internal || kind == fault.TooLarge || errors.As(err, &r) && (r == notMail || r == damagedMail):
		return err
	case kind == fault.Unavailable:
		return fault.Down("We cannot read e-mails at the moment, and this one was not taken in. Try again later.", err)
	case errors.Is(err, context.DeadlineExceeded):
		return fault.BadInput("This e-mail took too long to read, and was not taken in. Copy its text instead.", err)
	}
	return fault.BadInput("We could not read this e-mail, and it was not taken in. Copy its text instead.", err)
}

func readMail(file []byte, limits Limits) ([]byte, error) {
	m, err := mailfile.Read(file)
	switch {
	case errors.Is(err, mailfile.ErrNotMail):
		return nil, notMail
	case err != nil:
		return nil, damagedMail
	case utf8.RuneCountInString(m.Text) > limits.Letters:
		return nil, tooLong
	}
	return json.Marshal(m)
}

// tidyMail distrusts the child: what it says of a mail is text that can be shown.
func tidyMail(m mailfile.Mail) mailfile.Mail {
	m.Subject, m.Text, m.From = inLine(m.Subject), tidy(m.Text), tidyAddress(m.From)
	for i, a := range m.To {
		m.To[i] = tidyAddress(a)
	}
	for i, a := range m.Attached {
		m.Attached[i].Name = inLine(a.Name)
	}
	for i, name := range m.NotTaken {
		m.NotTaken[i] = inLine(name)
	}
	return m
}

func tidyAddress(a mailfile.Address) mailfile.Address {
	return mailfile.Address{Name: inLine(a.Name), Address: inLine(a.Address)}
}

// longestLine is how much of a subject or a name is kept.
const longestLine = 500

func inLine(text string) string {
	line := []rune(tidy(text))
	for i, r := range line {
		if r == '\n' || r == '\t' {
			line[i] = ' '
		}
	}
	return string(line[:min(len(line), longestLine)])
}
