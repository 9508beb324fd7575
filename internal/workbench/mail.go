package workbench

import (
	"context"
	"encoding/json"
	"errors"
	"unicode/utf8"

	"candour/internal/workbench/mailfile"
)

// Mail reads an e-mail from outside: an .eml or .msg file, or one that was copied as text.
func (b *Bench) Mail(ctx context.Context, file []byte) (m mailfile.Mail, err error) {
	answer, err := b.read(ctx, kindMail, file)
	if err != nil {
		return mailfile.Mail{}, err
	}
	if err := json.Unmarshal(answer.body, &m); err != nil {
		return mailfile.Mail{}, unreadableFile(errFrame)
	}
	return tidyMail(m), nil
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
