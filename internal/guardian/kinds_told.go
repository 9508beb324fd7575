package guardian

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// SendingBody is a list on its way to the court, as it is sent.
type SendingBody struct {
	Case   string `json:"case"` // the court's number
	List   List   `json:"list"`
	Digest string `json:"digest"` // of the list
}

// Sending is the permission to send: whoever has written it sends once.
var Sending = ledger.Define(&Kinds, "guardian.sending/1", ledger.Spec[SendingBody]{
	Means: "From here on this list may reach the court, in place of every list before. No machine sends it again, whatever comes.",
	May:   access.Service,
	Line: func(p words.Printer, _ SendingBody) words.Line {
		return words.Line{Text: p.Say("The list of guardians: being sent to the court")}
	},
	Example: SendingBody{Case: "1673970714366224", List: exampleList, Digest: exampleList.digest()},
})

var exampleList = List{{Name: "Tomos Vaughan", Contact: Contact{Telephone: "01632 960118"}, Children: []string{"Ola Brandt"}}}

// OutcomeBody is what became of a list that was being sent.
type OutcomeBody struct {
	Sending ledger.EntryID `json:"sending"`
	Why     string         `json:"why,omitempty"`    // in a sentence or two
	Status  int            `json:"status,omitempty"` // of the court's answer
}

// ofSending defines what may become of a list.
func ofSending(name, means string, line func(words.Printer, OutcomeBody) string) ledger.Kind[OutcomeBody] {
	return ledger.Define(&Kinds, name, ledger.Spec[OutcomeBody]{
		Means: means, May: access.Service,
		Line: func(p words.Printer, b OutcomeBody) words.Line { return words.Line{Text: line(p, b)} },
		Example: OutcomeBody{
			Sending: exampleRef("31").Entry, Why: "The court could not be reached.", Status: 200,
		},
	})
}

// What became of it.
var (
	Accepted = ofSending("guardian.told/1", "The court’s system says that it has the list.",
		func(p words.Printer, _ OutcomeBody) string {
			return p.Say("The list of guardians: the court was told")
		})

	NotTaken = ofSending("guardian.refused/1", "The court, or we for it, will not take the list as it is.",
		func(p words.Printer, b OutcomeBody) string {
			return p.Say("The list of guardians: refused. %s", b.Why)
		})

	Unsent = ofSending("guardian.not_sent/1", "The list is known not to have arrived.",
		func(p words.Printer, b OutcomeBody) string {
			return p.Say("The list of guardians: not sent. %s", b.Why)
		})

	Unclear = ofSending("guardian.uncertain/1", "It is not known whether the court has the list. No machine sends it again.",
		func(p words.Printer, _ OutcomeBody) string {
			return p.Say("The list of guardians: it is not known whether the court has it")
		})
)

// HeldBackBody is why a list was not let out.
type HeldBackBody struct {
	Case   string `json:"case"`
	Digest string `json:"digest"`
	Why    string `json:"why"`
}

// HeldBack says that a list was not let out, because it holds something hidden or could not be checked for it.
var HeldBack = ledger.Define(&Kinds, "guardian.held_back/1", ledger.Spec[HeldBackBody]{
	Means: "The list holds something that is hidden. Nothing was sent, and a person sees to it.",
	May:   access.Service,
	Line: func(p words.Printer, b HeldBackBody) words.Line {
		return words.Line{Text: p.Say("The list of guardians: held back. %s", b.Why)}
	},
	Example: HeldBackBody{Case: "1673970714366224", Digest: exampleList.digest(), Why: "The list holds a telephone number of Niamh O’Neill, which is hidden."},
})

// AgainBody is a person's word that a list is to be sent after all.
type AgainBody struct {
	Digest string `json:"digest"`
}

// Again asks for the list as it is to be sent, whatever became of it before.
var Again = ledger.Define(&Kinds, "guardian.send_again/1", ledger.Spec[AgainBody]{
	Means: "A person wants the list sent to the court now, whatever became of it before.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, _ AgainBody) words.Line {
		return words.Line{Text: p.Say("The list of guardians: to be sent to the court")}
	},
	Example: AgainBody{Digest: exampleList.digest()},
})

// OtherwiseBody is a list that a person told the court without its system. The day is the entry's happened time.
type OtherwiseBody struct {
	List   List   `json:"list,omitempty"` // none when there is no guardian any more
	Digest string `json:"digest"`
	How    string `json:"how"` // "by e-mail to the court office, to Ms Hall"
}

// Validate asks how.
func (b OtherwiseBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.How), "means", "Say how, and whom")
	return ps.Err()
}

// ToldOtherwise says that a person told the court another way.
var ToldOtherwise = ledger.Define(&Kinds, "guardian.told_otherwise/1", ledger.Spec[OtherwiseBody]{
	Means: "A person told the court who the guardians are without its system: by telephone, by e-mail, in the court room.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b OtherwiseBody) words.Line {
		return words.Line{Text: p.Say("The list of guardians: the court was told another way, %s", b.How)}
	},
	Example: OtherwiseBody{List: exampleList, Digest: exampleList.digest(), How: "by e-mail to the court office, to Ms Hall"},
})
