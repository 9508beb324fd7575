package app

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"candour/internal/ledger"
	"candour/internal/message"
)

// outgoing is how messages leave a service: one setting for mail and one for texts. Secrets stand in files of their own.
type outgoing struct {
	Mail         string `env:"CANDOUR_MAIL" placeholder:"smtp://USER@HOST:PORT?from=ADDRESS" help:"Mail server that takes mail from this service. It must encrypt (STARTTLS), unless it is this machine. Without it no mail leaves."`
	MailPassword string `name:"mail-password-file" env:"CANDOUR_MAIL_PASSWORD_FILE" placeholder:"FILE" help:"File with the password of the mail server’s user."`
	Text         string `env:"CANDOUR_TEXT" placeholder:"https://…" help:"Gateway that takes texts for telephones as JSON. Without it no text leaves."`
	Site         string `env:"CANDOUR_SITE" placeholder:"https://…" help:"Address under which people reach the service, for messages that ask them to sign in, for passkeys, which hold for its name alone, and for work accounts. Without it messages hold no address and there are no passkeys."`
	TextToken    string `name:"text-token-file" env:"CANDOUR_TEXT_TOKEN_FILE" placeholder:"FILE" help:"File with the token that the gateway asks for."`
}

// ways are the mail server and the gateway, as far as they are set.
func (o outgoing) ways() (w message.Ways, err error) {
	if o.Mail != "" {
		password, err := secretOf(o.MailPassword)
		if err != nil {
			return w, err
		}
		if w.Mail, err = message.NewMail(o.Mail, password); err != nil {
			return w, usage{fmt.Errorf("%w (CANDOUR_MAIL)", err)}
		}
	}
	if o.Text != "" {
		token, err := secretOf(o.TextToken)
		if err != nil {
			return w, err
		}
		if w.Text, err = message.NewText(o.Text, token); err != nil {
			return w, usage{fmt.Errorf("%w (CANDOUR_TEXT)", err)}
		}
	}
	return w, o.checkSite()
}

// checkSite refuses an address that would not lead to a page at which one signs in, or that holds more than that. A service that is tried on this machine
// is reached without TLS.
func (o outgoing) checkSite() error {
	u, err := url.Parse(o.Site)
	here := err == nil && u.Scheme == "http" && u.Hostname() == "localhost"
	if o.Site != "" && (err != nil || u.Scheme != "https" && !here || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "") {
		return usage{errors.New("the address for people begins with https:// and holds no question mark (CANDOUR_SITE)")}
	}
	return nil
}

// secretOf is what stands in a file; "" when there is none.
func secretOf(file string) (string, error) {
	if file == "" {
		return "", nil
	}
	return secretIn(file)
}

// alarmed are those who are told when something is wrong with the service.
type alarmed struct {
	Alarm []string `env:"CANDOUR_ALARM" placeholder:"ADDRESS,…" help:"Mail addresses and telephone numbers, such as +447700900123, of those who are told when something is wrong with the service: nothing can be recorded, nothing is sealed, checkpoints are not kept elsewhere, a court is silent, the record can only be read."`
}

// check refuses an address to which nothing can be sent.
func (a alarmed) check(w message.Ways) error {
	for i, to := range a.Alarm {
		if err := w.Check(to); err != nil {
			return usage{fmt.Errorf("address %d of those to be alarmed: %s (CANDOUR_ALARM)", i+1, told(err))}
		}
	}
	return nil
}

type testMessageCommand struct {
	outgoing
	To []string `arg:"" help:"Mail addresses and telephone numbers, such as +447700900123."`
}

var errNotAllTaken = errors.New("not every message was taken")

// messageWaits bounds the sending of one message.
const messageWaits = time.Minute

// Run sends one message to each, and says what the server answered. It is for the operator who typed the addresses.
func (c testMessageCommand) Run(ctx context.Context, s streams) error {
	ways, err := c.ways()
	if err != nil {
		return err
	}
	for _, to := range c.To {
		if err := ways.Check(to); err != nil {
			return usage{fmt.Errorf("%s: %s", to, told(err))}
		}
	}
	failed := false
	for _, to := range c.To {
		ctx, cancel := context.WithTimeout(ctx, messageWaits)
		answer, err := ways.Send(ctx, message.Message{ID: string(ledger.NewEntryID()), To: to, Notice: message.Trial()})
		cancel()
		fmt.Fprintf(s.out, "%s: %s\n", to, outcome(answer, err))
		failed = failed || err != nil
	}
	if failed {
		return errNotAllTaken
	}
	return nil
}

// outcome is what came of a message, with the words of whoever took or refused it.
func outcome(answer string, err error) string {
	var f *message.Failure
	switch {
	case err == nil:
		return "taken, with the answer: " + oneLine(answer)
	case errors.As(err, &f):
		return fmt.Sprintf("%v. It said: %s", f, oneLine(f.Said()))
	default:
		return err.Error()
	}
}

// oneLine is what came from outside as it may stand on a terminal.
func oneLine(text string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, text)), " ")
}
